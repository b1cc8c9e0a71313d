"""The address of a region's database. A password never stands in it: addresses are seen and written down."""

from kiosk.errors import KioskError

SCHEMES = ("postgresql://", "postgres://")


def without_password(address: str) -> str:
    """The address, when it is one and has no password. Raises KioskError, which never echoes it."""
    if not address.startswith(SCHEMES):
        raise KioskError("The address of a database is written so: postgresql://user@host/name")
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        raise KioskError("This address of a database cannot be read: postgresql://user@host/name") from error
    if "password" in parts or "sslpassword" in parts:
        raise KioskError(
            "Please take the password out of the address: others would see it. Put it into the file "
            "~/.pgpass or into PGPASSWORD."
        )
    return address
