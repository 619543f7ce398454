"""What LibreOffice takes and refuses in forms of `entry template` when keys are pressed, as by a person who types.

    /usr/bin/python3 bench/entry-typed-in-libreoffice.py > fixtures/entry/typed-in-libreoffice.reference.json

Programs that enter a value (`cell.Value`, `.uno:EnterString`) go past the rules of a form, so the keys go to the window itself: LibreOffice runs in a
screen of its own (Xvfb), a cell is selected, each value is typed and ended with Enter (xdotool), and it is seen whether a dialog comes up and
what stands in the cell once it is closed. Needs a build (npm run build), LibreOffice with its windows (not Debian's `-nogui` packages; another
one than `soffice` of the path goes into the variable SOFFICE), Xvfb, xdotool and python3-uno. Takes some minutes; no key goes to another screen.

The test of the template holds what was found against the answers that each item has, and the rules against those that were typed into.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

import uno
from com.sun.star.beans import PropertyValue

# Codes; answers beyond every range; a half point, with a point and a comma; a letter O; two crosses; words; signs beside a code.
VALUES = ["1", "3", "5", "7", "0", "2.5", "2,5", "40", "101", "-1", "-8", "-9", "abc", "2/3", "O", "3*", "3 4"]
FORMS = [
    {
        "lang": "nl",
        "scales": ["brs", "fixtures/entry/hours.json"],
        "options": ["--columns", "number,sex,age", "--labels", "sex:1=Man,2=Vrouw"],
        "columns": ["sex", "brs1", "brs6", "hours1", "percent1", "mark1"],
    },
    {"lang": "en", "scales": ["gse", "phq9"], "options": [], "columns": ["gse1", "gse10", "phq9_1"]},
    {"lang": "fr", "scales": ["lsns6", "who5"], "options": [], "columns": ["lsns1", "who5_1", "who5_5"]},
]
SECONDS = 8
SCREEN = "1280x900x24"


def run(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def until(found, seconds=SECONDS):
    """The first answer that is one; None when none came in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = found()
        if result:
            return result
        time.sleep(0.03)
    return None


class Screen:
    """A screen that nobody sees, and its keyboard."""

    def __init__(self):
        read, write = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        self.name = ":" + os.read(read, 16).decode().strip()
        self.env = {**os.environ, "DISPLAY": self.name}

    def do(self, *words):
        out = subprocess.run(["xdotool", *words], env=self.env, capture_output=True).stdout
        # Titles of windows may come in Latin-1.
        try:
            return out.decode()
        except UnicodeDecodeError:
            return out.decode("latin-1")

    def windows(self):
        return set(self.do("search", "--onlyvisible", "--name", ".*").split())

    def close(self):
        self.process.terminate()
        self.process.wait()


class Office:
    """LibreOffice on a screen, with a profile of its own."""

    def __init__(self, screen, folder):
        self.screen = screen
        soffice = os.environ.get("SOFFICE", "soffice")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        # The first start makes the profile.
        with open(f"{folder}/empty.csv", "w") as file:
            file.write("a\n")
        words = [soffice, profile, "--headless", "--norestore", "--convert-to", "ods", "--outdir", folder]
        subprocess.run([*words, f"{folder}/empty.csv"], env=screen.env, check=True, capture_output=True)
        pipe = f"entry{os.getpid()}"
        self.process = subprocess.Popen(
            [soffice, profile, "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"],
            env={**screen.env, "SAL_USE_VCLPLUGIN": "gen"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        manager = uno.getComponentContext().ServiceManager
        resolver = manager.createInstance("com.sun.star.bridge.UnoUrlResolver")

        def connected():
            try:
                return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            except Exception:
                return None

        context = until(connected, 120)
        if context is None:
            sys.exit("LibreOffice did not start.")
        self.desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )

    def open(self, path):
        before = self.screen.windows()
        document = self.desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, ())
        if document is None:
            sys.exit(f"{path} could not be opened in a window.")
        title = os.path.basename(path)
        window = until(lambda: self.screen.do("search", "--onlyvisible", "--name", title).split(), 30)
        if not window:
            sys.exit("The window did not come up.")
        # Bars and side panes come up by and by.
        time.sleep(3)
        return Form(document, window[-1], self.screen)

    def close(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Form:
    """An open form, and what is typed into it."""

    def __init__(self, document, window, screen):
        self.document = document
        self.window = window
        self.screen = screen
        self.sheet = document.Sheets.getByIndex(0)
        self.own = screen.windows()

    def column(self, name):
        for index in range(200):
            if self.sheet.getCellByPosition(index, 0).String == name:
                return index
        sys.exit(f"No column {name}.")

    def type(self, column, row, value):
        """Types a value and ends the cell; the title of the dialog that came up, or None, and what stands in the cell."""
        cell = self.sheet.getCellByPosition(column, row)
        cell.String = ""
        self.document.CurrentController.select(cell)
        self.screen.do("windowfocus", "--sync", self.window)
        time.sleep(0.1)
        # The minus of "-8" is no option.
        self.screen.do("type", "--delay", "25", "--", value)
        self.screen.do("key", "Return")

        def happened():
            dialogs = self.screen.windows() - self.own
            return ("dialog", dialogs.pop()) if dialogs else cell.String != "" and ("taken", None)

        what, dialog = until(happened) or ("nothing", None)
        if what == "nothing":
            sys.exit(f"Nothing happened after {value} was typed.")
        if what == "taken":
            # Nor does a dialog come up afterwards.
            time.sleep(0.3)
            if self.screen.windows() - self.own:
                sys.exit(f"{value} was taken with a dialog.")
            return None, cell.String
        title = self.screen.do("getwindowname", dialog).strip()
        # The message lies over the form until it is read; then the cell is being edited still.
        self.screen.do("windowfocus", "--sync", dialog)
        self.screen.do("key", "Return")
        until(lambda: not self.screen.windows() - self.own)
        self.screen.do("windowfocus", "--sync", self.window)
        self.screen.do("key", "Escape")
        time.sleep(0.1)
        return title, cell.String

    def close(self):
        self.document.close(True)


def typed_into(office, form, folder):
    path = f"{folder}/form-{form['lang']}.xlsx"
    words = [*form["scales"], *form["options"], "--lang", form["lang"]]
    run("node", "bin/ensure-stats.js", "entry", "template", *words, "-o", path)
    rules = re.search(
        r"<dataValidations.*</dataValidations>", zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    ).group(0)
    sheet = office.open(path)
    columns = []
    for name in form["columns"]:
        column = sheet.column(name)
        found = {"column": name, "taken": [], "refused": [], "titles": []}
        for value in VALUES:
            title, cell = sheet.type(column, 1, value)
            print(form["lang"], name, value, title, repr(cell), file=sys.stderr)
            if title is None:
                found["taken"].append(value)
            else:
                found["refused"].append(value)
                if cell != "":
                    sys.exit(f"{value} was refused and stands in the cell: {cell}")
                if title not in found["titles"]:
                    found["titles"].append(title)
        columns.append(found)
    # Numbers of forms: each typed once, then those that stand there already, one of them as a text, as when it was pasted.
    sheet.sheet.getCellByPosition(0, 4).String = "14"
    numbers = []
    for row, value in [(1, "12"), (2, "13"), (3, "12"), (3, "14"), (3, "15"), (5, "A7"), (6, "A7")]:
        title, cell = sheet.type(0, row, value)
        numbers.append({"row": row + 1, "typed": value, "title": title, "cell": cell})
    sheet.close()
    return {
        "words": words,
        "numbers": numbers,
        "columns": columns,
        # Without the words of messages.
        "rules": re.sub(r' (?:promptTitle|prompt|errorTitle|error)="[^"]*"', "", rules),
    }


def main():
    screen = Screen()
    try:
        with tempfile.TemporaryDirectory(prefix="entry-typed-", ignore_cleanup_errors=True) as folder:
            office = Office(screen, folder)
            try:
                forms = [typed_into(office, form, folder) for form in FORMS]
            finally:
                office.close()
        version = " ".join(run(os.environ.get("SOFFICE", "soffice"), "--version").split()[:2])
        source = f"{version}, keys pressed in its window (bench/entry-typed-in-libreoffice.py)"
        json.dump({"source": source, "values": VALUES, "forms": forms}, sys.stdout, indent=1, ensure_ascii=False)
        print()
    finally:
        screen.close()


main()
