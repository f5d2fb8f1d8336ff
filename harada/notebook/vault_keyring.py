"""The keyring of the operating system: where a secret lies that opens a vault without a passphrase.

It is a convenience and no protection: on Windows and macOS any program of the person can read it.
So nothing lies there unless it was asked for, and never the passphrase. What the secret opens
stands in `vault`, and what a person can do with it in `remembering`.
"""

from __future__ import annotations

from harada.i18n import _
from harada.method.text import printable
from harada.notebook.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from harada.notebook.vault import Vault

_SERVICE = "harada"


def put(identity: str, secret: bytes) -> str:
    """Keep the secret of the vault `identity`; return what the keyring calls itself.

    Raises `Refused` where there is no keyring, or one that keeps nothing.
    """
    try:
        import keyring
        from keyring.errors import NoKeyringError
    except ImportError:
        raise Refused(
            _(
                "A keyring needs a package that is not installed here. Install it with `pip "
                "install harada[keyring]`. Nothing was changed."
            )
        ) from None
    try:
        keyring.set_password(_SERVICE, identity, secret.hex())
        kept = keyring.get_password(_SERVICE, identity)
        name = printable(str(keyring.get_keyring().name))
    except NoKeyringError:
        raise Refused(
            _("This system has no keyring that can be used from here. Nothing was changed.")
        ) from None
    except Exception as problem:  # each system's keyring has errors of its own
        raise Refused(
            _("The keyring of this system cannot be used: {reason}. Nothing was changed.").format(
                reason=printable(str(problem)) or type(problem).__name__
            )
        ) from problem
    if kept != secret.hex():
        raise Refused(_("The keyring of this system keeps nothing. Nothing was changed."))
    return name


def get(identity: str) -> bytes | None:
    """Return the secret of the vault `identity`; None where there is none or no keyring."""
    try:
        import keyring

        return bytes.fromhex(keyring.get_password(_SERVICE, identity) or "") or None
    except Exception:  # the passphrase is asked for then, whatever the reason
        return None


def drop(identity: str) -> bool:
    """Take the secret of the vault `identity` out; False where the keyring cannot be asked."""
    try:
        import keyring

        if keyring.get_password(_SERVICE, identity) is not None:
            keyring.delete_password(_SERVICE, identity)
    except Exception:  # what it may still hold opens nothing once its wrapping is gone
        return False
    return True


def drop_of(found: Vault) -> bool:
    """Take out the secret of a vault that is remembered; False where the keyring can't be asked."""
    return drop(found.id) if found.is_remembered else True
