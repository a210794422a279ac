#!/usr/bin/env bash
# The bot in `rasa shell`, with the action server beside it for as long as it runs.
set -euo pipefail
cd "$(dirname "$0")/.."
export RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3 PYTHONWARNINGS=ignore SANIC_LOG_LEVEL=error
port=${ACTIONS_PORT:-5055}

model=$(.venv/bin/painguide train)

echo "Starting the action server on port $port ..." >&2
.venv/bin/rasa run actions --port "$port" --quiet >/dev/null 2>&1 &
actions=$!
trap 'kill "$actions" 2>/dev/null || true; wait "$actions" 2>/dev/null || true' EXIT
for _ in $(seq 120); do
  kill -0 "$actions" 2>/dev/null || { echo "The action server did not start; is port $port in use? Set ACTIONS_PORT." >&2; exit 1; }
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
  sleep 0.5
done

endpoints=$(mktemp --suffix=.yml)
trap 'kill "$actions" 2>/dev/null || true; wait "$actions" 2>/dev/null || true; rm -f "$endpoints"' EXIT
sed "s#localhost:5055#localhost:$port#" endpoints.yml > "$endpoints"
echo "Starting rasa shell (about 15 s); /stop ends it." >&2
.venv/bin/rasa shell --model "$model" --endpoints "$endpoints" --quiet
