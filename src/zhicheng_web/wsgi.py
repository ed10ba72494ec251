"""The office as a WSGI application, for gunicorn behind a proxy. What `./zc serve` serves is the same."""

import os

from zhicheng_web.entrance.application import build_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhicheng_web.settings")
application = build_application()
