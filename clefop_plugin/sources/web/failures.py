"""The sentences for a service that does not answer, or not as documented; each names the way by files."""

from __future__ import annotations

from clefop_plugin.core.errors import InputError
from clefop_plugin.core.text import tr
from clefop_plugin.sources.web.catalogue import Service
from clefop_plugin.sources.web.transport import TransportError


class ServiceError(InputError):
    """A service cannot serve: it is out of reach, refuses (``code``), or answers something else than documented.

    ``short`` is the sentence without what remains possible.
    """

    def __init__(self, sentence: str, code: int = 0) -> None:
        super().__init__(f"{sentence} {file_route()}")
        self.short, self.code = sentence, code


class Unreachable(ServiceError):
    """No answer came at all, so that an older copy may serve."""


def file_route() -> str:
    """What always remains possible."""
    return tr("You can also import the files you already have, or download them elsewhere: “From files”.")


def offline(service: Service) -> Unreachable:
    """This machine has no network."""
    return Unreachable(tr("This computer is offline: {service} cannot be reached.", service=service.label))


def unreachable(service: Service, error: TransportError) -> Unreachable:
    """The connection failed, and why as far as it is known."""
    name = service.label
    sentences = {
        "offline": tr("{service} cannot be reached: no network, or its name is not known here.", service=name),
        "refused": tr("{service} refuses the connection: it is stopped, or your network blocks it.", service=name),
        "timeout": tr("{service} does not answer in time. Try again later.", service=name),
        "cut": tr("{service} cut the connection before the end, several times. Try again later.", service=name),
        "certificate": tr(
            "The certificate of {service} is not trusted on this computer. Ask your administrator to add the one of "
            "your network in the options of QGIS, under Authentication.",
            service=name,
        ),
        "proxy": tr(
            "The proxy of your network does not let QGIS reach {service}. Check it in the options of QGIS, under "
            "Network.",
            service=name,
        ),
        "other": tr("{service} cannot be reached: {detail}", service=name, detail=error.detail or "–"),
    }
    return Unreachable(sentences[error.reason])


def status(service: Service, code: int, detail: str = "") -> ServiceError:
    """The service answers with an error; ``detail`` is its own explanation."""
    name = service.label
    if code in (401, 403):
        text = tr("{service} asks for a login, or refuses this one (answer {code}).", service=name, code=code)
    elif code in (404, 410):
        text = tr("{service} does not have this any more (answer {code}): its address has changed.",
                  service=name, code=code)  # fmt: skip
    elif code == 429:
        text = tr("{service} receives too many requests (answer 429). Try again in a few minutes.", service=name)
    else:
        text = tr("{service} answers {code}.", service=name, code=code)
    if detail:
        text += " " + tr("It says: “{detail}”.", detail=detail.rstrip("."))
    return (Unreachable if code == 429 or code >= 500 else ServiceError)(text, code)


def unexpected(service: Service, what: str) -> ServiceError:
    """The answer came, and is not what the documentation of the service says."""
    return ServiceError(
        tr("The answer of {service} is not what is documented ({what}).", service=service.label, what=what)
    )


def missing_field(service: Service, field: str) -> ServiceError:
    """A documented field is absent."""
    return unexpected(service, tr("the field “{field}” is missing", field=field))


def web_page(service: Service) -> ServiceError:
    """A page for people came in the place of data: mostly the login page of a network."""
    return unexpected(
        service, tr("a web page in the place of data: perhaps your network asks you to log in first, in a browser")
    )


def too_large(service: Service) -> ServiceError:
    """The answer goes over the limit of the catalogue."""
    return unexpected(service, tr("more than {size} megabytes", size=service.max_megabytes))


def forbidden(service: Service, host: str) -> ServiceError:
    """The request, or a redirection, leaves the addresses of the catalogue."""
    return ServiceError(
        tr(
            "{service} sends elsewhere, to {host}: this address is not in the catalogue of services, nothing was "
            "downloaded.",
            service=service.label,
            host=host or "–",
        )
    )
