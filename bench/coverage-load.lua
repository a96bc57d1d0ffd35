-- Ten connections, each waiting 180 ms between requests: some 50 a second. The questions differ in service, circle, people and rows.
local services = { "culture", "hospital", "eldercare", "primary-school", "market", "metro" }
local weights = { "total", "age60plus", "age80plus" }
local count = 0

function delay()
  return 180
end

function request()
  count = count + 1
  local service = services[count % #services + 1]
  local weight = weights[count % #weights + 1]
  local range = 300 + count % 26 * 60
  local body = string.format(
    '{"inputs":{"service":"%s","metric":"time","ranges":[%d],"weights":["%s"],"by":["city","unit","township"]}}',
    service, range, weight)
  return wrk.format("POST", "/processes/coverage/execution", { ["Content-Type"] = "application/json" }, body)
end

function done(summary, latency, requests)
  io.write(string.format("requests/s %.1f  p50 %.1f ms  p95 %.1f ms  p99 %.1f ms  errors %d\n",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout))
end
