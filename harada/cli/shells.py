"""The completion scripts of four shells, written from the table of commands.

A script walks the words that were typed to the command they name and offers what may follow. It
reads routine names straight from the notebook's file and treats them as text: nothing in a name is
ever expanded by the shell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harada.cli.completion import Place

_LIVE = "(active|habit|open)"
_SERVICES = ("service.home", "service.work")

_NAMES_SH = r"""
__harada_names() {
  local folder=$HARADA_HOME
  if [ -z "$folder" ]; then
    case $OSTYPE in
      darwin*) folder="$HOME/Library/Application Support/harada" ;;
      *) folder="${XDG_DATA_HOME:-$HOME/.local/share}/harada" ;;
    esac
  fi
  [ -r "$folder/routines.json" ] || return 0
  sed -nE '/"state":"LIVE"/s/.*"name":"([^"\\]*)".*/\1/p' "$folder/routines.json" | tr ' ' '-'
}
""".replace("LIVE", _LIVE)


def _plain(text: str) -> str:
    """Return a text without what ends a quoted string or a field in any of the shells."""
    return " ".join(text.replace("'", "’").replace(":", " –").replace("`", "").split())


def _words(place: Place, common: Place) -> dict[str, str]:
    """Return all words that may follow, each with what it says of itself."""
    options = {**common.options, **place.options}
    options.pop("--version", None)
    stand_alone = dict.fromkeys(place.values.get("", ()), "")
    if "" in place.names:
        stand_alone |= dict.fromkeys(_SERVICES, "")
    return {**place.words, **stand_alone, **options}


def _values(places: list[Place]) -> dict[str, tuple[str, ...]]:
    """Return the words that may follow an option, by `path option`; `* option` for everywhere."""
    found = {}
    for place in places:
        for option, values in place.values.items():
            if option:
                found[f"{place.path or '*'} {option}"] = values
    return found


def _file_options(places: list[Place]) -> str:
    """Return the options behind which a file may stand, in any command, as a pattern."""
    return "|".join(sorted({option for place in places for option in place.files if option}))


def _name_options(places: list[Place]) -> str:
    """Return the options behind which a routine's name may stand, as a pattern."""
    return "|".join(sorted({option for place in places for option in place.names if option}))


def _paths(places: list[Place]) -> list[str]:
    return [place.path for place in places if place.path]


def bash(places: list[Place]) -> str:
    """Return the script for bash."""
    cases = [
        f"    '{key}') __harada_offer {' '.join(values)}; return ;;"
        for key, values in _values(places).items()
    ]
    here = []
    for place in places:
        lines = [f"__harada_offer {' '.join(_words(place, places[0]))}"]
        lines += ["__harada_offer_names"] if "" in place.names else []
        lines += ["compopt -o default 2>/dev/null"] if "" in place.files else []
        here.append(f"    '{place.path}') {'; '.join(lines)} ;;")
    everywhere = [case.replace("'* ", "*' ") for case in cases if case.startswith("    '* ")]
    there = [case for case in cases if not case.startswith("    '* ")]
    return "\n".join(
        [
            "# bash completion of harada, made by `harada completion bash`",
            _NAMES_SH.strip(),
            r"""
__harada_offer() {
  local word
  for word in "$@"; do
    [[ $word == -* && $__harada_now != -* ]] && continue
    [[ $word == "$__harada_now"* ]] && COMPREPLY+=("$word ")
  done
}
__harada_offer_names() {
  local name quoted
  while IFS= read -r name; do
    if [[ $name == "$__harada_now"* ]]; then
      printf -v quoted %q "$name"
      COMPREPLY+=("$quoted ")
    fi
  done < <(__harada_names)
}
_harada() {
  local __harada_now=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} path= n
  COMPREPLY=()
  compopt -o nospace 2>/dev/null
  for ((n = 1; n < COMP_CWORD; n++)); do
    case "$path/${COMP_WORDS[n]}" in""".strip(),
            f"      {'|'.join(_paths(places))}) path=$path/${{COMP_WORDS[n]}} ;;",
            "    esac",
            "  done",
            '  case "$before" in',
            f"    {_file_options(places)}) compopt +o nospace -o default; return ;;",
            f"    {_name_options(places)}) __harada_offer_names; return ;;",
            "  esac",
            '  case "$path $before" in',
            *there,
            *everywhere,
            "  esac",
            '  case "$path" in',
            *here,
            "  esac",
            "}",
            "complete -F _harada harada",
        ]
    )


_ZSH_NAMES = 'compadd -- "${(@f)$(__harada_names)}"'


def zsh(places: list[Place]) -> str:
    """Return the script for zsh; it may be sourced, or lie in a folder of `$fpath`."""
    cases = [
        f"    {_zsh_pattern(key)}) compadd -- {' '.join(values)}; return ;;"
        for key, values in _values(places).items()
    ]
    here = []
    for place in places:
        pairs = " ".join(f"'{w}:{_plain(told)}'" for w, told in _words(place, places[0]).items())
        lines = [f"words_here=({pairs})"]
        lines += [_ZSH_NAMES] if "" in place.names else []
        lines += ["_files"] if "" in place.files else []
        here.append(f"    '{place.path}') {'; '.join(lines)} ;;")
    return "\n".join(
        [
            "#compdef harada",
            "# zsh completion of harada, made by `harada completion zsh`",
            _NAMES_SH.strip(),
            "_harada() {",
            "  local here= before=${words[CURRENT-1]} n",
            "  local -a words_here",
            "  for ((n = 2; n < CURRENT; n++)); do",
            '    case "$here/${words[n]}" in',
            f"      {'|'.join(_paths(places))}) here=$here/${{words[n]}} ;;",
            "    esac",
            "  done",
            '  case "$before" in',
            f"    {_file_options(places)}) _files; return ;;",
            f"    {_name_options(places)}) {_ZSH_NAMES}; return ;;",
            "  esac",
            '  case "$here $before" in',
            *cases,
            "  esac",
            '  case "$here" in',
            *here,
            "  esac",
            "  [[ $PREFIX == -* ]] || words_here=(${words_here:#-*})",
            "  (( $#words_here )) && _describe harada words_here",
            "}",
            "if [[ ${funcstack[1]} == _harada ]]; then",
            '  _harada "$@"',
            "else",
            "  compdef _harada harada",
            "fi",
        ]
    )


def _zsh_pattern(key: str) -> str:
    path, _space, option = key.partition(" ")
    return f"*' {option}'" if path == "*" else f"'{key}'"


def fish(places: list[Place]) -> str:
    """Return the script for fish."""
    lines = [
        "# fish completion of harada, made by `harada completion fish`",
        "function __harada_path",
        "  set -l here ''",
        "  for word in (commandline -opc)[2..-1]",
        f"    switch $here/$word; case {' '.join(_paths(places))}; set here $here/$word; end",
        "  end",
        "  echo $here",
        "end",
        'function __harada_at; test (__harada_path) = "$argv[1]"; end',
        "function __harada_names",
        "  set -l folder $HARADA_HOME",
        '  if test -z "$folder"',
        "    set folder $HOME/.local/share/harada",
        '    test -n "$XDG_DATA_HOME"; and set folder $XDG_DATA_HOME/harada',
        '    test (uname) = Darwin; and set folder "$HOME/Library/Application Support/harada"',
        "  end",
        "  test -r $folder/routines.json; or return 0",
        f'  sed -nE \'/"state":"{_LIVE}"/s/.*"name":"([^"\\\\\\\\]*)".*/\\\\1/p\' '
        "$folder/routines.json | tr ' ' '-'",
        "end",
        "complete -c harada -f",
    ]
    for place in places:
        at = f"complete -c harada -n '__harada_at \"{place.path}\"'"
        for word, told in place.words.items():
            lines.append(f"{at} -a {word} -d '{_plain(told)}'")
        for value in place.values.get("", ()):
            lines.append(f"{at} -a {value}")
        if "" in place.names:
            lines.append(f"{at} -a '(__harada_names) {' '.join(_SERVICES)}'")
        if "" in place.files:
            lines.append(f"{at} -F")
        for option, told in place.options.items():
            scope = at if place.path else "complete -c harada"
            lines.append(
                f"{scope} -l {option[2:]} -d '{_plain(told)}'{_fish_values(place, option)}"
            )
    return "\n".join(lines)


def _fish_values(place: Place, option: str) -> str:
    if option in place.values:
        return f" -x -a '{' '.join(place.values[option])}'"
    if option in place.names:
        return " -x -a '(__harada_names)'"
    return " -r -F" if option in place.files else ""


_PWSH_END = r"""
  $path = ''; $before = ''
  foreach ($element in $ast.CommandElements | Select-Object -Skip 1) {
    $word = $element.ToString()
    if ($element.Extent.EndOffset -ge $at -and $word -eq $now) { break }
    if ($places.ContainsKey("$path/$word")) { $path = "$path/$word" }
    $before = $word
  }
  $found = @()
  foreach ($key in "$path $before", "* $before") {
    if ($values.ContainsKey($key)) { $found = $values[$key] }
  }
  if (-not $found) {
    $found = $places[$path]
    if ($named -contains $path) {
      $folder = $env:HARADA_HOME
      $base = $env:LOCALAPPDATA
      if (-not $base) { $base = "$HOME/.local/share" }
      if (-not $folder) { $folder = Join-Path $base 'harada' }
      $file = Join-Path $folder 'routines.json'
      if (Test-Path -LiteralPath $file) {
        foreach ($line in Get-Content -LiteralPath $file -Encoding utf8) {
          if ($line -notmatch '"state":"LIVE"') { continue }
          if ($line -match '"name":"([^"\\|]*)"') { $found += $Matches[1].Replace(' ', '-') }
        }
      }
    }
  }
  if ($now -notlike '-*') { $found = $found | Where-Object { $_ -notlike '-*' } }
  $found | Where-Object { $_.StartsWith($now) } | ForEach-Object {
    $word, $told = $_ -split '\|', 2
    if (-not $told) { $told = $word }
    $typed = $word
    if ($word -match '[^\w.-]') { $typed = "'" + $word.Replace("'", "''") + "'" }
    [System.Management.Automation.CompletionResult]::new($typed, $word, 'ParameterValue', $told)
  }
}
""".replace("LIVE", _LIVE)


def _pwsh_text(text: str) -> str:
    """Return a text as it stands between single quotes, of which PowerShell knows several."""
    return re.sub("['‘’‚‛]", lambda quote: quote.group() * 2, _plain(text))


def pwsh(places: list[Place]) -> str:
    """Return the script for PowerShell."""
    table = []
    for place in places:
        words = _words(place, places[0]).items()
        pairs = ", ".join(f"'{word}|{_pwsh_text(told)}'" for word, told in words)
        table.append(f"    '{place.path}' = @({pairs})")
    values = [
        f"    '{key}' = @({', '.join(repr(value) for value in found)})"
        for key, found in _values(places).items()
    ]
    named = ", ".join(f"'{place.path}'" for place in places if "" in place.names)
    return "\n".join(
        [
            "# PowerShell completion of harada, made by `harada completion pwsh`",
            "Register-ArgumentCompleter -Native -CommandName harada -ScriptBlock {",
            "  param($now, $ast, $at)",
            "  $places = @{",
            *table,
            "  }",
            "  $values = @{",
            *values,
            "  }",
            f"  $named = @({named})",
            _PWSH_END.strip("\n"),
        ]
    )


SHELLS: dict[str, Callable[[list[Place]], str]] = {
    "bash": bash,
    "zsh": zsh,
    "fish": fish,
    "pwsh": pwsh,
}
"""The shells there are scripts for."""
