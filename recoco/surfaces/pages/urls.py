"""Addresses of the public pages."""

from django.urls import path

from recoco.surfaces.pages.views import contact, free_pages, homes, legal

app_name = "pages"
urlpatterns = [
    path("", homes.home, name="home"),
    path("pages/<slug:slug>/", free_pages.show, name="free_page"),
    path("images/<slug:sha256>/", free_pages.image, name="image"),
    path("contact/", contact.contact, name="contact"),
    path("mentions-legales/", legal.notice, name="legal_notice"),
    path("donnees-personnelles/", legal.privacy, name="privacy"),
    path("cookies/", legal.cookies, name="cookies"),
    path("conditions-d-utilisation/", legal.terms, name="terms"),
    path("accessibilite/", legal.accessibility, name="accessibility"),
    path("securite/", legal.security, name="security"),
    path("plan-du-site/", legal.plan, name="site_map"),
    path(".well-known/security.txt", legal.security_text, name="security_text"),
]
