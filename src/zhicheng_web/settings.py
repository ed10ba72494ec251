"""Django's settings, all from the environment; importing them connects to nothing and starts nothing."""

from csp.constants import NONE, SELF

from zhicheng_web import databases, environment, keys
from zhicheng_web.logs import handlers

ENVIRONMENT = environment.read_environment()

# What the office is told. DEMO opens one-click personas and ZHICHENG_TODAY; `check --deploy` refuses both.
DEMO = ENVIRONMENT.demo
DEMO_PERSONAS = "zhicheng_web.demo.personas.PERSONAS"
DEMO_CITY = "zhicheng_web.demo.city.build_demo_city"
TODAY = ENVIRONMENT.today
TODAY_SINCE = ENVIRONMENT.since
CITY = ENVIRONMENT.city or None
HOME = ENVIRONMENT.home
KEYS_FOLDER = HOME / "keys"
PAPERS_FOLDER = HOME / "papers"
PHONE = ENVIRONMENT.phone

LOGGING = handlers.build_logging(HOME, ENVIRONMENT.log)
DEBUG = False
SECRET_KEY = keys.read_session_secret(KEYS_FOLDER)
SECRET_KEY_FALLBACKS = keys.former_secrets(KEYS_FOLDER)
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "zhicheng_web.urls"
WSGI_APPLICATION = "zhicheng_web.wsgi.application"

DATABASES = databases.build_databases(ENVIRONMENT)
OFFICE_ROLE = DATABASES["default"]["USER"]
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
}  # what processes share, the database keeps
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "zhicheng_web",
    "zhicheng_web.accounts",
    "zhicheng_web.people",
    "zhicheng_web.ledger",
    "zhicheng_web.cases",
    "zhicheng_web.messages",
    "zhicheng_web.portal.shared",
    "zhicheng_web.portal.public",
    "zhicheng_web.portal.applicant",
    "zhicheng_web.portal.employer",
    "zhicheng_web.portal.authority",
    "zhicheng_web.portal.supervision",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "zhicheng_web.portal.shared.malformed_requests.MalformedRequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "zhicheng_web.access_middleware.AccessMiddleware",
    "zhicheng_web.accounts.sign_in.middleware.SignInMiddleware",
    "zhicheng_web.portal.shared.display_size.DisplayChoiceMiddleware",
    "zhicheng_web.portal.shared.error_pages.ErrorPageMiddleware",
]

CITY_WORDS = "zhicheng_web.portal.shared.words.city_words"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [(f"{CITY_WORDS}.CachedTemplates", [f"{CITY_WORDS}.CityTemplates"])],
            "context_processors": [
                "django.template.context_processors.request",
                "zhicheng_web.portal.shared.context.build_page_context",
            ],
            "builtins": [
                "django.templatetags.static",
                "django_htmx.templatetags.django_htmx",
                "zhicheng_web.portal.shared.templatetags.zhicheng_words",
                "zhicheng_web.portal.shared.templatetags.zhicheng_parts",
            ],
        },
    }
]
FORM_RENDERER = "zhicheng_web.portal.shared.forms.base.Renderer"

# Language, time.
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Accounts: passwords, second factors and later the provincial sign-on are allauth's; nobody signs up by himself.
AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "role-home"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "zhicheng_web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "zhicheng_web.accounts.forms.Login",
    "change_password": "zhicheng_web.accounts.forms.ChangePassword",
    "set_password": "zhicheng_web.accounts.forms.SetPassword",
    "reauthenticate": "zhicheng_web.accounts.forms.Reauthenticate",
}
ACCOUNT_RATE_LIMITS = False  # tries are counted by accounts/sign_in, in the database, by name and place
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60  # how long a proof counts as fresh, where a right is changed
MFA_ADAPTER = "zhicheng_web.accounts.factors.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "zhicheng_web.accounts.forms.Authenticate",
    "reauthenticate": "zhicheng_web.accounts.forms.ReauthenticateByCode",
    "activate_totp": "zhicheng_web.accounts.forms.ActivateTotp",
    "deactivate_totp": "zhicheng_web.accounts.forms.DeactivateTotp",
    "generate_recovery_codes": "zhicheng_web.accounts.forms.GenerateCodes",
}
MFA_TOTP_ISSUER = "昆明初级职称"
MFA_TOTP_TOLERANCE = 1  # the code before and the one after: for slow typing and clocks that differ (RFC 6238, 5.2)
PASSWORD_RESET_TIMEOUT = 24 * 3600
CSRF_FAILURE_VIEW = "zhicheng_web.portal.shared.error_pages.render_csrf_failure"
PASSWORD_LENGTH = {"min_length": 10}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "zhicheng_web.accounts.passwords.LongEnough", "OPTIONS": PASSWORD_LENGTH},
    {"NAME": "zhicheng_web.accounts.passwords.NotCommon"},
    {"NAME": "zhicheng_web.accounts.passwords.NotTheLogin"},
    {"NAME": "zhicheng_web.accounts.passwords.HardToGuess", "OPTIONS": PASSWORD_LENGTH},
]

# Mail to the owners of accounts: by a server where one is named; in a demonstration into a folder that a page shows.
EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.mail.host, ENVIRONMENT.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.mail.user, ENVIRONMENT.mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = ENVIRONMENT.mail.security == "starttls", ENVIRONMENT.mail.security == "tls"
TEXT_GATEWAY, WECOM = ENVIRONMENT.text_gateway, ENVIRONMENT.wecom
CONTACT_FINDER = "zhicheng_web.accounts.channels.queries.list_contacts_of_person"
EMAIL_TIMEOUT = 5  # somebody waits for the page that sends
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail.sender
EMAIL_BACKEND = (
    "zhicheng_web.messages.channels.mail.FolderBackend"
    if DEMO and not EMAIL_HOST
    else "django.core.mail.backends.smtp.EmailBackend"
)

# Sessions and cookies.
SESSION_ENGINE = "zhicheng_web.accounts.sign_in.session_store"
SESSION_LONGEST_SECONDS = SESSION_COOKIE_AGE = 12 * 3600  # a working day: on the next one everybody signs in anew
SESSION_IDLE_SECONDS = 3600  # a computer that was left is nobody's; what was typed comes back after signing in
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
COOKIE_PREFIX = "__Host-" if ENVIRONMENT.https else ""  # browsers then take it from this host alone, over HTTPS alone
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid", f"{COOKIE_PREFIX}csrftoken"
SECURE_SSL_REDIRECT = False  # the proxy's work
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_REFERRER_POLICY = "same-origin"

# Pages load nothing from elsewhere, run no inline script, carry no inline style.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "object-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}

# An upload stays in memory, whole: in a temporary file a scan would lie in the clear. Larger bodies are refused before.
FILE_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
WHITENOISE_USE_FINDERS = True

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # frame-ancestors of the content policy says it, for browsers of this decade
    "security.W005",  # other names below the domain are not ours to force
    "security.W008",  # the proxy sends people to HTTPS
    "security.W021",  # nor is the browsers' preload list
]
