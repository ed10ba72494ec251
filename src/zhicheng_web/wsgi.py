"""The office as a WSGI application, for waitress in `./zc serve` and for gunicorn behind a proxy."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicheng_web.settings")
application = get_wsgi_application()
