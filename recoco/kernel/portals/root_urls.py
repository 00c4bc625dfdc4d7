"""Pages of the portals package on the root host."""

from django.urls import path

from recoco.kernel.portals import views

app_name = "portals"
urlpatterns = [path("", views.home, name="home")]
