"""Pages a second: `metier publish` against Hugo with like pages, in one run.

Hugo gets as many pages as metier makes, each of the size of metier's mean page and with as many
table rows as a page of metier has, from a data file for each page and a template that loops over
its rows. Both use all processors.

    python benchmarks/publish_pages.py --careers 40
    python benchmarks/publish_pages.py --careers 300 --folder /tmp/publish
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

TEMPLATE = """<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body>
<h1>{{ .Title }}</h1><table>
{{ range .Params.rows }}<tr><th>{{ index . 0 }}</th><td>{{ index . 1 }}</td><td>{{ index . 2 }}</td>
<td>{{ index . 3 }}</td></tr>
{{ end }}</table></body></html>
"""


def metier(folder: Path, careers: int, workers: int) -> tuple[int, float]:
    """Pages of comparisons, and seconds for all that is not there without them."""
    command = [sys.executable, "-m", "metier.cli", "publish", str(folder)]
    options = ["--workers", str(workers)]
    # the pages of single careers are made first, and not counted
    subprocess.run([*command, "--pairs", "top:2", *options], check=True)
    start = perf_counter()
    subprocess.run([*command, "--pairs", f"top:{careers}", *options], check=True)
    return careers * (careers - 1) // 2, perf_counter() - start


def hugo(folder: Path, pages: int, size: int, rows: int) -> float:
    """Seconds that Hugo takes for that many pages of that size and number of rows."""
    layouts, content = folder / "layouts" / "_default", folder / "content" / "compare"
    layouts.mkdir(parents=True)
    content.mkdir(parents=True)
    (layouts / "single.html").write_text(TEMPLATE)
    (layouts / "list.html").write_text("{{ .Title }}")
    kinds = '["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]'
    (folder / "config.toml").write_text(f'baseURL = "https://example.org/"\ndisableKinds = {kinds}')
    words = "w" * max(1, size // rows // 4 - 12)
    for page in range(pages):
        lines = [[f"{name}{at}{words}" for name in "abcd"] for at in range(rows)]
        front = json.dumps({"title": f"Career {page}", "rows": lines})
        (content / f"page-{page}.md").write_text(front)
    start = perf_counter()
    command = ["hugo", "--quiet", "--source", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> None:
    """Print pages a second of both and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--careers", type=int, default=40)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, help="where to write; a temporary one if left out")
    given = parser.parse_args()
    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        pages, seconds = metier(folder / "metier", given.careers, given.workers)
        made = list((folder / "metier" / "compare").iterdir())
        size = sum(file.stat().st_size for file in made) // len(made)
        rows = len(re.findall("<tr", made[0].read_text("utf-8")))
        shutil.rmtree(folder / "metier")
        print(f"{pages:,} comparisons of {size:,} bytes and about {rows} rows")
        print(f"metier: {pages / seconds:.1f} pages a second ({1e3 * seconds / pages:.1f} ms)")
        other = hugo(folder / "hugo", pages, size, rows)
        print(f"hugo:   {pages / other:.1f} pages a second ({1e3 * other / pages:.1f} ms)")
        print(f"ratio:  {other / seconds:.2f}")


if __name__ == "__main__":
    main()
