"""A portal and the host names that lead to it."""

from datetime import time
from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower


class Theme(models.TextChoices):
    """The look of a portal: the DSFR is reserved to the State's own sites."""

    STATE = "state", "État (DSFR, Marianne)"
    NEUTRAL = "neutral", "Neutre"


class PortalState(models.TextChoices):
    """Where a portal stands: it opens in preparation; an archived one that is opened again goes back there."""

    PREPARATION = "preparation", "En préparation"  # only those who prepare it see it
    ONLINE = "online", "En ligne"
    ARCHIVED = "archived", "Archivé"  # read, exported, never written


def check_time_zone(name: str) -> None:
    """Want the name of a time zone, such as `Indian/Reunion`.

    :raises ValidationError: when there is none of that name.
    """
    if name not in available_timezones():
        raise ValidationError(f"« {name} » n’est pas un fuseau horaire connu.")


class Portal(models.Model):
    """A tenant of the installation, chosen by the host name of the request."""

    scope = "global"

    key = models.SlugField("identifiant", unique=True)
    name = models.CharField("nom", max_length=80)
    state = models.CharField(
        "état", max_length=12, choices=PortalState.choices, default=PortalState.PREPARATION, editable=False
    )
    baseline = models.CharField("phrase d’accroche", max_length=160, blank=True)
    theme = models.CharField("thème", max_length=10, choices=Theme.choices, default=Theme.NEUTRAL)
    accent = models.CharField(
        "couleur d’accent", max_length=7, blank=True, validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$")]
    )
    header_mention = models.CharField("mention de l’en-tête", max_length=80, blank=True)
    sender_email = models.EmailField("adresse d’expédition")
    contact_email = models.EmailField("adresse de contact")
    legal_entity = models.CharField("entité responsable", max_length=160, blank=True)
    time_zone = models.CharField("fuseau horaire", max_length=40, default="Europe/Paris", validators=[check_time_zone])
    description = models.TextField("présentation", blank=True)
    main_topic = models.CharField("sujet principal", max_length=80, blank=True)
    help_phone = models.CharField("téléphone d’aide", max_length=30, blank=True)
    # What the frame of each page shows, kept here so that it costs no query. Images are named by their digest.
    logo = models.CharField(max_length=64, blank=True)
    favicon = models.CharField(max_length=64, blank=True)
    partners = models.JSONField(default=list, blank=True)  # name, url, logo
    links = models.JSONField(default=list, blank=True)  # label, url
    page_links = models.JSONField(default=list, blank=True)  # label, url, place: those of its free pages
    own_mails = models.JSONField(default=list, blank=True)  # keys of the e-mails that it writes in its own words
    conformity = models.CharField(max_length=10, default="non")  # of the last audit of accessibility
    public_statistics = models.BooleanField("statistiques publiques", default=True)
    morning = models.TimeField("heure des e-mails du matin", default=time(8))
    afternoon = models.TimeField("heure des e-mails de l’après-midi", default=time(14))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(morning__lt=models.F("afternoon")), name="portals_morning_before_afternoon"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_in_preparation(self) -> bool:
        """Tell whether only those who prepare it may see it."""
        return self.state == PortalState.PREPARATION

    @property
    def is_archived(self) -> bool:
        """Tell whether nothing is written there any more."""
        return self.state == PortalState.ARCHIVED

    @property
    def base_url(self) -> str:
        """Return the address every link of this portal starts with, without a final slash.

        Built from the main host, never from the request: an e-mail has none.
        """
        host = PortalHost.objects.get(portal=self, is_main=True).name
        return address_of(host)


class PortalHost(models.Model):
    """A host name that leads to a portal; all but the main one redirect to it."""

    scope = "global"

    portal = models.ForeignKey(Portal, on_delete=models.PROTECT, related_name="hosts")
    name = models.CharField("nom d’hôte", max_length=253, unique=True)
    is_main = models.BooleanField("hôte principal", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["portal"], condition=models.Q(is_main=True), name="portals_one_main_host_per_portal"
            ),
            models.CheckConstraint(condition=models.Q(name=Lower("name")), name="portals_host_in_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name


def address_of(host: str) -> str:
    """Return the public address of *host* in this installation, without a final slash."""
    usual = {"http": 80, "https": 443}[settings.PUBLIC_SCHEME]
    port = "" if usual == settings.PUBLIC_PORT else f":{settings.PUBLIC_PORT}"
    return f"{settings.PUBLIC_SCHEME}://{host}{port}"
