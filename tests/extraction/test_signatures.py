"""Signatures of a PDF, told by certificates and files that are made here."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore
from tests.extraction.made_files import pdf

from cotmoc.extraction import signatures_apart
from cotmoc.extraction.signatures import Verdict, signatures_of

LINES = [(72, 700, "Kế hoạch kiểm tra cột mốc"), (72, 680, "Số: 5/KH-UBND")]


def name(common, organ=""):
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if organ:
        attributes.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organ))
    return x509.Name(attributes)


def certificate(subject, issuer, key, signing_key, *, is_root):
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(not is_root, not is_root, False, False, False, is_root, is_root, False, False),
            critical=True,
        )
    )
    return made.sign(signing_key, hashes.SHA256())


class Issuer:
    """A root that nobody knows but these tests, and signers that it vouches for."""

    def __init__(self):
        self.key = rsa.generate_private_key(65537, 2048)
        self.name = name("Gốc thử nghiệm")
        self.root = certificate(self.name, self.name, self.key, self.key, is_root=True)
        self.pem = self.root.public_bytes(serialization.Encoding.PEM)

    def signer(self, common, organ=""):
        key = rsa.generate_private_key(65537, 2048)
        made = certificate(name(common, organ), self.name, key, self.key, is_root=False)
        store = SimpleCertificateStore()
        store.register(loaded(self.root))
        private = key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return signers.SimpleSigner(loaded(made), keys.PrivateKeyInfo.load(private), store)


def loaded(made):
    return asn1_x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))


def signed(content, signer, field="ChuKy1"):
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    about = signers.PdfSignatureMetadata(
        field_name=field, subfilter=fields.SigSeedSubFilter.PADES, md_algorithm="sha256"
    )
    return signers.sign_pdf(writer, about, signer=signer).getvalue()


@pytest.fixture(scope="module")
def issuer():
    return Issuer()


@pytest.fixture(scope="module")
def file(issuer):
    return signed(pdf(LINES), issuer.signer("Hà Văn Quyết", "UBND tỉnh Sơn Giang"))


def test_a_signature_of_a_trusted_root_is_valid_and_names_who_signed_for_which_organ(issuer, file):
    (found,) = signatures_of(file, [issuer.pem])
    assert (found.verdict, found.signer, found.organ) == (
        Verdict.VALID,
        "Hà Văn Quyết",
        "UBND tỉnh Sơn Giang",
    )
    assert datetime.fromisoformat(found.signed_at).tzinfo


def test_a_root_is_taken_as_der_too_and_what_is_no_certificate_vouches_for_nobody(issuer, file):
    der = issuer.root.public_bytes(serialization.Encoding.DER)
    assert signatures_of(file, [b"khong phai chung thu", der])[0].verdict == Verdict.VALID


def test_without_its_root_the_issuer_is_unknown(file):
    assert signatures_of(file, [])[0].verdict == Verdict.UNKNOWN_ISSUER
    assert signatures_of(file, [Issuer().pem])[0].verdict == Verdict.UNKNOWN_ISSUER


def test_a_byte_changed_after_signing_is_told(issuer, file):
    place = file.index(b"MediaBox") + len(b"MediaBox [0 0 ")
    changed = file[:place] + bytes([file[place] ^ 1]) + file[place + 1 :]
    assert signatures_of(changed, [issuer.pem])[0].verdict == Verdict.ALTERED


def test_a_page_added_after_signing_is_told(issuer, file):
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

    writer = IncrementalPdfFileWriter(BytesIO(file), strict=False)
    page = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Page"),
            NameObject("/MediaBox"): ArrayObject(map(NumberObject, (0, 0, 300, 300))),
            NameObject("/Resources"): DictionaryObject(),
        }
    )
    writer.insert_page(page)
    out = BytesIO()
    writer.write(out)
    assert signatures_of(out.getvalue(), [issuer.pem])[0].verdict == Verdict.ALTERED


def test_a_second_signature_alters_nothing(issuer, file):
    twice = signed(file, issuer.signer("Văn thư", "Văn phòng UBND tỉnh Sơn Giang"), "ChuKy2")
    assert [each.verdict for each in signatures_of(twice, [issuer.pem])] == [Verdict.VALID] * 2


def test_a_damaged_signature_is_broken_and_no_error(issuer, file):
    place = file.index(b"/Contents <") + 40
    damaged = file[:place] + b"0" * 200 + file[place + 200 :]
    assert signatures_of(damaged, [issuer.pem])[0].verdict == Verdict.BROKEN


def test_a_file_cut_short_is_broken_and_no_error(issuer, file):
    assert {each.verdict for each in signatures_of(file[:-400], [issuer.pem])} <= {
        Verdict.BROKEN,
        Verdict.ALTERED,
    }


def test_a_private_person_is_not_named(issuer):
    (found,) = signatures_of(signed(pdf(LINES), issuer.signer("Một Người Dân")), [issuer.pem])
    assert (found.verdict, found.signer, found.organ) == (Verdict.VALID, "", "")


def test_what_is_not_signed_has_no_signature():
    assert signatures_of(pdf(LINES), []) == ()
    assert signatures_apart(b"/ByteRange trong van ban thuong", []) == ()


def test_the_process_apart_finds_the_same(issuer, file):
    assert signatures_apart(file, [issuer.pem]) == signatures_of(file, [issuer.pem])


def test_too_long_a_check_is_given_up(issuer, file):
    assert [each.verdict for each in signatures_apart(file, [issuer.pem], seconds=0.0)] == [Verdict.UNCHECKED]
