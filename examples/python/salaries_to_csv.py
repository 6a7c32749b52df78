#!/usr/bin/env python3
"""Writes what each source says about pay as CSV, one row a figure and role.

    python3 salaries_to_csv.py > salaries.csv
    python3 salaries_to_csv.py --dataset onet --page 100 --url http://127.0.0.1:4000/graphql > wages.csv

Needs Python 3.9 and nothing else. An API key is read from ROLEGRAPH_KEY. An amount that the source does not give is an
empty cell: unknown is not zero.
"""

import argparse
import csv
import json
import os
import sys
import urllib.error
import urllib.request

QUERY = """
query SalaryFigures($dataset: String, $first: Int!, $after: String) {
  salaryFigures(dataset: $dataset, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      statistic measure amount currency region year
      source { name }
      roles { nodes { slug name } }
    }
  }
}
"""

COLUMNS = ["role", "statistic", "measure", "amount", "currency", "region", "year", "source"]
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def ask(url, query, variables):
    """Sends one question and gives its data; raises SystemExit with the server's own words where it is refused."""
    headers = {"content-type": "application/json", "accept": "application/json"}
    if key := os.environ.get("ROLEGRAPH_KEY"):
        headers["authorization"] = f"Bearer {key}"
    body = json.dumps({"query": query, "variables": variables}).encode()
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, headers), timeout=60) as response:
            answer = json.load(response)
    except urllib.error.HTTPError as refused:
        try:
            answer = json.load(refused)
        except ValueError:
            sys.exit(f"{url} answered {refused.code} {refused.reason}")
    except urllib.error.URLError as failed:
        sys.exit(f"{url} cannot be reached: {failed.reason}")
    if answer.get("errors"):
        sys.exit("\n".join(error["message"] for error in answer["errors"]))
    return answer["data"]


def pages(url, query, field, variables):
    """Gives the nodes of a connection one by one, and asks for the next page when they are used up."""
    after = None
    while True:
        page = ask(url, query, {**variables, "after": after})[field]
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]


def rows(figure):
    """A figure as rows: one for each role that it is about, or one without a role."""
    names = [role["name"] for role in figure["roles"]["nodes"]] or [None]
    source = figure["source"] and figure["source"]["name"]
    return [{key: cell(value) for key, value in {**figure, "role": name, "source": source}.items()} for name in names]


def cell(value):
    """A value for a spreadsheet: an apostrophe precedes text that it would execute as a formula. Numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.lstrip().startswith(FORMULA) else value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="http://127.0.0.1:4000/graphql")
    parser.add_argument("--dataset", help="such as onet; the server's own where left out")
    parser.add_argument("--page", type=int, default=100, help="figures to ask for at once, 100 at most")
    given = parser.parse_args()
    table = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    for figure in pages(given.url, QUERY, "salaryFigures", {"dataset": given.dataset, "first": given.page}):
        table.writerows(rows(figure))


if __name__ == "__main__":
    main()
