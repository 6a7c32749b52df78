#!/bin/sh
# Asks a question from a file, without having to quote it:
#
#   ./ask.sh ../queries/01-frameworks-shared-by-both-roles.graphql
#   ./ask.sh question.graphql '{"role": "ai-engineer"}'
#
# ROLEGRAPH_URL is the server, ROLEGRAPH_KEY an API key. Ends with status 1 where the server refuses.
set -eu

question=${1:?"Usage: ask.sh <file.graphql> [variables as JSON]"}
url=${ROLEGRAPH_URL:-http://127.0.0.1:4000}/graphql

set -- "${2:-{\}}"
exec curl --silent --show-error --fail-with-body --max-time 60 --get "$url" \
  --header 'accept: application/graphql-response+json' \
  ${ROLEGRAPH_KEY:+--header "authorization: Bearer $ROLEGRAPH_KEY"} \
  --data-urlencode "query@$question" \
  --data-urlencode "variables=$1"
