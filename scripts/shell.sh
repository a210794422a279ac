#!/usr/bin/env bash
# The bot in `rasa shell`, with the action server beside it for as long as it runs.
set -euo pipefail
cd "$(dirname "$0")/.."
export RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3
python=.venv/bin/python
folder=$(mktemp -d)
actions=

stop() {
  if [ -n "$actions" ]; then
    kill "$actions" 2>/dev/null || true
    wait "$actions" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; }

model=$(.venv/bin/painguide model)

port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
echo "Starting the action server on port $port ..." >&2
SANIC_HOST=127.0.0.1 "$python" scripts/quiet_rasa.py run actions --port "$port" >"$folder/actions.log" 2>&1 &
actions=$!
until answers; do
  kill -0 "$actions" 2>/dev/null || { echo "The action server ended:" >&2; cat "$folder/actions.log" >&2; exit 1; }
  sleep 0.2
done

sed "s#localhost:5055#127.0.0.1:$port#" endpoints.yml >"$folder/endpoints.yml"
echo "Starting rasa shell (about 15 s) ..." >&2
"$python" scripts/quiet_rasa.py shell --model "$model" --endpoints "$folder/endpoints.yml" --quiet
