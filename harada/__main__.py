"""`python -m harada` is `harada`."""

from harada.cli.main import console

if __name__ == "__main__":
    console()
