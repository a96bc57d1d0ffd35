-- One request after the other on one connection: each moves one facility somewhere else, and asks for the shares anew.
local service = "hospital"
local ids = {}
for id in string.gmatch(os.getenv("LIVINGCIRCLE_BENCH_IDS") or "", "%S+") do ids[#ids + 1] = id end
local count = 0

function request()
  count = count + 1
  -- steps of an irrational share of the box never come back to a place that was asked before
  local lon = 126.56 + (count * 0.6180339887) % 1 * 0.14
  local lat = 45.70 + (count * 0.7548776662) % 1 * 0.08
  local body = string.format(
    '{"inputs":{"service":"%s","engine":"streets","metric":"time","ranges":[900],"by":["city","unit","township"],'
      .. '"facilities":{"move":[{"id":"%s","location":[%.6f,%.6f]}]}}}',
    service, ids[count % #ids + 1], lon, lat)
  return wrk.format("POST", "/processes/coverage/execution", { ["Content-Type"] = "application/json" }, body)
end

function done(summary, latency, requests)
  io.write(string.format("requests %d  p50 %.1f ms  p95 %.1f ms  p99 %.1f ms  errors %d\n",
    summary.requests, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
