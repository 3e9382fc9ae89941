"""The digital signatures of a PDF, checked without asking anybody: no list of revoked ones is fetched.

Officials are named in their public role only: by the name and organ of the certificate, nothing else of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import PdfSignatureStatus

_MOST: Final = 20
_SIGNED: Final = b"/ByteRange"  # stands open in the file wherever a signature is


class Verdict(StrEnum):
    """What a check finds; `UNCHECKED` when the file asked for too much of it."""

    VALID = "valid"
    UNKNOWN_ISSUER = "unknown_issuer"  # unaltered, by a certificate that no trusted root vouches for
    ALTERED = "altered"  # the file was changed after it was signed
    BROKEN = "broken"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: who signed for which organ by the certificate, and when by the signer's clock."""

    verdict: Verdict
    signer: str = ""
    organ: str = ""
    signed_at: str = ""
    """ISO with its zone; empty where the signature names no time."""

    def to_json(self) -> dict[str, Any]:
        """The same as values of JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Signature:
        """The one whose values `to_json` gave."""
        return cls(**{**value, "verdict": Verdict(value["verdict"])})


def is_signed(content: bytes) -> bool:
    """Whether the file may hold a signature at all."""
    return content.startswith(b"%PDF-") and _SIGNED in content


def signatures_of(content: bytes, trusted: Sequence[bytes]) -> tuple[Signature, ...]:
    """The signatures of a PDF in their order; `trusted` are certificates of roots, as DER or PEM.

    What cannot be made out is a broken signature and never an error.
    """
    if not is_signed(content):
        return ()
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 - slow to import, and few files are signed

    try:
        embedded = PdfFileReader(BytesIO(content), strict=False).embedded_regular_signatures
    except Exception:  # whatever a damaged file raises in the library
        return (Signature(Verdict.BROKEN),)
    roots = _roots(trusted)
    return tuple(_checked(each, roots) for each in embedded[:_MOST])


def _roots(trusted: Sequence[bytes]) -> list[Certificate]:
    from asn1crypto import pem  # noqa: PLC0415
    from asn1crypto.x509 import Certificate  # noqa: PLC0415

    found = []
    for content in trusted:
        with suppress(ValueError):  # a file of the folder that is no certificate vouches for nobody
            ders = (
                (der for _, _, der in pem.unarmor(content, multiple=True))
                if pem.detect(content)
                else (content,)
            )
            for der in ders:
                certificate = Certificate.load(der)
                certificate.subject.native  # noqa: B018 - read now, so that a fault shows here
                found.append(certificate)
    return found


def _checked(embedded: EmbeddedPdfSignature, roots: list[Certificate]) -> Signature:
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    signer, organ, moment = "", "", None
    try:
        signer, organ = _role(embedded.signer_cert)
        moment = embedded.self_reported_timestamp
        # A certificate that has run out since was good when it signed.
        context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=moment)
        verdict = _verdict(validate_pdf_signature(embedded, context))
    except Exception:  # whatever a damaged signature raises in the library
        verdict = Verdict.BROKEN
    return Signature(verdict, signer, organ, _written(moment))


def _verdict(status: PdfSignatureStatus) -> Verdict:
    if not status.intact:
        return Verdict.ALTERED
    if not status.valid:
        return Verdict.BROKEN
    if not status.docmdp_ok or not _is_untouched(status):
        return Verdict.ALTERED
    return Verdict.VALID if status.trusted else Verdict.UNKNOWN_ISSUER


def _is_untouched(status: PdfSignatureStatus) -> bool:
    """Whether what was added after signing is but another signature or proof of time."""
    from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415

    level = status.modification_level
    return level is not None and level <= ModificationLevel.FORM_FILLING


def _role(certificate: Certificate) -> tuple[str, str]:
    """Name and organ; a certificate of no organ is a private person's, who is not named."""
    subject = certificate.subject.native
    organ = _one(subject.get("organization_name")) or _one(subject.get("organizational_unit_name"))
    return (_one(subject.get("common_name")), organ) if organ else ("", "")


def _one(value: object) -> str:
    first = value[0] if isinstance(value, list) and value else value
    return str(first).strip()[:300] if first else ""


def _written(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""
