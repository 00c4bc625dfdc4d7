"""The one settings file: everything that differs between installations comes from the environment."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from environs import Env

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent.parent

# --- Where and how this installation runs -------------------------------------------------------
MODE = env.str("RECOCO_MODE", "demo")
if MODE not in {"demo", "production", "test"}:
    raise ImproperlyConfigured("RECOCO_MODE vaut demo, production ou test.")
DEBUG = False
HOME = Path(env.str("RECOCO_HOME", str(BASE_DIR / "var"))).resolve()
HOME.mkdir(parents=True, exist_ok=True)
PORT = env.int("PORT", 8000)
# Only this machine, unless said otherwise: a proxy, or nobody, stands in front.
BIND = env.str("RECOCO_BIND", "127.0.0.1")
# Requests served at once by one web process; Python runs one at a time, the others wait for the database.
WEB_THREADS = env.int("RECOCO_WEB_THREADS", 2 * (os.cpu_count() or 1) + 1)
PUBLIC_SCHEME = env.str("RECOCO_SCHEME", "https" if MODE == "production" else "http")
# Port shown in links; none when a proxy serves the default one.
PUBLIC_PORT = env.int("RECOCO_PUBLIC_PORT", 443 if MODE == "production" else PORT)
ROOT_HOST = env.str("RECOCO_ROOT_HOST", "localhost")
# Other names of the root host; a first-time user may well type the address of the machine.
ROOT_ALIASES = env.list("RECOCO_ROOT_ALIASES", [] if MODE == "production" else ["127.0.0.1", "[::1]"])

if MODE == "production":
    SECRET_KEY = env.str("SECRET_KEY")
else:
    SECRET_KEY = env.str("SECRET_KEY", "demonstration-only-never-on-a-public-host")
# How many proxies stand in front and add to X-Forwarded-For.
TRUSTED_PROXIES = env.int("RECOCO_TRUSTED_PROXIES", 0)
# Links in e-mails outlive a change of SECRET_KEY: their keys are a list of their own, newest first.
LINK_KEYS = env.list("RECOCO_LINK_KEYS", [SECRET_KEY])

# Hosts are rows of the database: PortalMiddleware answers unknown ones with a static page.
ALLOWED_HOSTS = ["*"]

# --- Packages, from high to low -----------------------------------------------------------------
OUR_PACKAGES = [
    "recoco.config",
    "recoco.surfaces.demo",
    "recoco.surfaces.launching",
    "recoco.surfaces.backoffice",
    "recoco.surfaces.pages",
    "recoco.surfaces.homes",
    "recoco.surfaces.impact",
    "recoco.surfaces.overview",
    "recoco.surfaces.papers",
    "recoco.surfaces.notifications",
    "recoco.domain.continuity",
    "recoco.domain.doubles",
    "recoco.domain.sharing",
    "recoco.domain.filing",
    "recoco.domain.advice",
    "recoco.domain.conversation",
    "recoco.domain.submission",
    "recoco.domain.cases",
    "recoco.domain.surveys",
    "recoco.domain.accounts",
    "recoco.domain.directory",
    "recoco.kernel.mail",
    "recoco.kernel.versions",
    "recoco.kernel.files",
    "recoco.kernel.activity",
    "recoco.kernel.access",
    "recoco.kernel.jobs",
    "recoco.kernel.portals",
    "recoco.kernel.territories",
    "recoco.kernel.search",
    "recoco.kernel.ui",
]
OUR_PACKAGES = [name for name in OUR_PACKAGES if (BASE_DIR / name.replace(".", "/") / "apps.py").exists()]
INSTALLED_APPS = [
    *OUR_PACKAGES,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth.account",
    "allauth.mfa",
    "django_cotton",
    "django_htmx",
]
if MODE == "test":
    INSTALLED_APPS.append("tests.scoped_models")  # scoped models for what no package holds yet
SLOTS = "recoco.config.slots"
# Models of other people's packages: identities and plumbing, common to all portals.
GLOBAL_APPS_OF_OTHERS = {"auth", "contenttypes", "account", "mfa"}

MIDDLEWARE = [
    # Headers only, no row: they protect the page of an unknown host too, which goes no further than the next line.
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "recoco.kernel.portals.middleware.PortalMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "recoco.domain.accounts.middleware.ActorMiddleware",
    "recoco.kernel.access.opening.OpeningMiddleware",
    "recoco.domain.cases.middleware.AccessJournalMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "recoco.kernel.ui.middleware.RefusedMiddleware",
]
ROOT_URLCONF = "recoco.config.urls"
ROOT_HOST_URLCONF = "recoco.config.root_urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "recoco.kernel.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "recoco.kernel.ui.context.page",
            ],
        },
    }
]
WSGI_APPLICATION = "recoco.config.wsgi.application"

# --- Database -----------------------------------------------------------------------------------
# The demonstration keeps to a database of its own: a real service never opens on invented people.
SQLITE = f"sqlite:///{HOME / ('demonstration' if MODE == 'demo' else 'recoco')}.sqlite3"
if MODE == "test":
    DATABASES = {"default": env.dj_db_url("TEST_DATABASE_URL", f"sqlite:///{HOME / 'tests.sqlite3'}")}
else:
    DATABASES = {"default": env.dj_db_url("DATABASE_URL", SQLITE)}
database = DATABASES["default"]
if database["ENGINE"] == "django.db.backends.sqlite3":
    database["OPTIONS"] = {
        # Writers queue at BEGIN instead of failing half-way through a transaction.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # WAL lets readers read while one writes; NORMAL is durable enough under WAL and much faster.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
    }
    # In memory, parallel requests of the live server would each see their own empty database.
    database["TEST"] = {"NAME": str(HOME / "tests-run.sqlite3")}
else:
    database["CONN_MAX_AGE"] = 0 if MODE == "test" else 600
    database["CONN_HEALTH_CHECKS"] = True
    # Compiling a query of a page takes ten times as long as running it.
    database.setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
    if MODE == "test":  # nobody will miss rows that a power cut takes
        database["OPTIONS"]["options"] += " -c synchronous_commit=off"
    # A query that is written once (`kernel/kit/prepared`) is planned once too, from the sixth time on a connection.
    database["OPTIONS"].setdefault("prepare_threshold", 5)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# In the tests, each query that was prepared is written anew and compared, once for each (`kernel/portals/preparing`).
CHECK_PREPARED = MODE == "test"

# --- E-mail -------------------------------------------------------------------------------------
# How long a worker keeps an e-mail it is sending before another may take it, in seconds.
MAIL_LEASE_SECONDS = env.int("RECOCO_MAIL_LEASE", 180)
# smtp://user:password@host:port, or smtps:// or smtp+tls://. Without it the demonstration writes to a folder.
SMTP_URL = env.str("RECOCO_SMTP_URL", "")
if SMTP_URL:
    smtp = urlsplit(SMTP_URL)
    if smtp.scheme not in {"smtp", "smtps", "smtp+tls"} or not smtp.hostname:
        raise ImproperlyConfigured("RECOCO_SMTP_URL s’écrit smtp+tls://utilisateur:motdepasse@serveur:587.")
    MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": smtp.hostname,
                "port": smtp.port,
                "username": unquote(smtp.username or ""),
                "password": unquote(smtp.password or ""),
                "use_ssl": smtp.scheme == "smtps",
                "use_tls": smtp.scheme == "smtp+tls",
                # Of each answer, about ten for one e-mail: a slow server never outlasts the lease.
                "timeout": MAIL_LEASE_SECONDS / 12,
            },
        }
    }
elif MODE == "production":
    raise ImproperlyConfigured("Indiquez le serveur d’envoi des e-mails dans RECOCO_SMTP_URL.")
else:
    MAILERS = {
        "default": {
            "BACKEND": "recoco.kernel.mail.folder.FolderBackend",
            "OPTIONS": {"folder": str(HOME / "mailbox")},
        }
    }
# Of what is told by e-mail, to one person, all portals together; beyond, everything waits for a summary.
MAX_EMAILS_PER_WEEK = env.int("RECOCO_MAX_EMAILS_PER_WEEK", 10)
PLATFORM_SENDER = env.str("RECOCO_SENDER", f"recoco@{ROOT_HOST}")

# --- Identities ---------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["recoco.domain.accounts.backends.PasswordBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # hashes that come from the existing platform
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "recoco.domain.accounts.passwords.LongEnough"},
    {"NAME": "recoco.domain.accounts.passwords.NotCommon"},
    {"NAME": "recoco.domain.accounts.passwords.NotTheAddress"},
]
LOGIN_URL = "accounts:sign_in"
SESSION_ENGINE = "recoco.domain.accounts.session_store"
# Of allauth only the factors serve (TOTP, passkeys, recovery codes), under our own pages.
ACCOUNT_ADAPTER = "recoco.domain.accounts.factors.adapters.SilentAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
MFA_ADAPTER = "recoco.domain.accounts.factors.adapters.SealingAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
MFA_TOTP_ISSUER = "Recoco"
# Newest first: what seals the secrets of second factors in the database.
FACTOR_KEYS = env.list("RECOCO_FACTOR_KEYS", [SECRET_KEY])

# --- Language and time --------------------------------------------------------------------------
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français")]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# --- Static files -------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATICFILES_FINDERS = ["recoco.kernel.ui.finders.OwnFilesFinder", "recoco.kernel.ui.finders.ChosenFilesFinder"]
WHITENOISE_USE_FINDERS = MODE == "test"
WHITENOISE_AUTOREFRESH = MODE == "test"
STORAGES = {
    "default": {
        "BACKEND": "recoco.kernel.files.storage.AtomicFolder",
        "OPTIONS": {"location": HOME / "files"},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "recoco.kernel.ui.storage.HashedFiles"
    },
}

# What is being received waits here: a process killed meanwhile leaves it where the sweep of orphans looks.
FILE_UPLOAD_TEMP_DIR = HOME / "receiving"
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)

# An antivirus that speaks the protocol of clamd: tcp://host:3310 or unix:///run/clamav/clamd.ctl. None by default:
# what people send is then only checked against what its name claims.
CLAMD_URL = env.str("RECOCO_CLAMD_URL", "")
if CLAMD_URL and urlsplit(CLAMD_URL).scheme not in {"tcp", "unix"}:
    raise ImproperlyConfigured("RECOCO_CLAMD_URL s’écrit tcp://serveur:3310 ou unix:///run/clamav/clamd.ctl.")

# A geocoder that speaks as that of the Base Adresse Nationale: https://data.geopf.fr/geocodage/search. None by default:
# a place is then typed, or pointed at on the map.
GEOCODER_URL = env.str("RECOCO_GEOCODER_URL", "")
if GEOCODER_URL and (urlsplit(GEOCODER_URL).scheme not in {"http", "https"} or not urlsplit(GEOCODER_URL).hostname):
    raise ImproperlyConfigured("RECOCO_GEOCODER_URL s’écrit https://serveur/search.")

# Streets and photographs around a place, from public tile services, asked by the browsers: plan, photo (IGN), osm. None
# by default: the maps that the server draws need nobody.
BASE_MAPS: list[str] = env.list("RECOCO_BASE_MAPS", [])
if not {"plan", "photo", "osm"}.issuperset(BASE_MAPS):
    raise ImproperlyConfigured("RECOCO_BASE_MAPS liste plan, photo ou osm, séparés par des virgules.")

# Where the footer sends for the source of the running version (AGPL § 13).
SOURCE_URL = env.str("RECOCO_SOURCE_URL", "")

# --- Browser security ---------------------------------------------------------------------------
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # the DSFR's icons are data: images
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 24 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "recoco.kernel.ui.errors.csrf_failure"
if PUBLIC_SCHEME == "https":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 365 * 24 * 3600

# --- Logs ---------------------------------------------------------------------------------------
# To standard error, for whoever runs the processes to keep; a page that does not exist is no event.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"standard_error": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["standard_error"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}
