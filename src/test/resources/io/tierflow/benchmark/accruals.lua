-- Posts a purchase at each slot of a fixed schedule, each with an id of its own.
-- Arguments: requests per second and thread, members, day, authorization, prefix of the ids.

local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long micros; } moment;
  int gettimeofday(moment *now, void *zone);
]]

local moment = ffi.new("moment")
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local function millis()
  ffi.C.gettimeofday(moment, nil)
  return tonumber(moment.seconds) * 1000 + tonumber(moment.micros) / 1000
end

function init(arguments)
  between = 1000 / tonumber(arguments[1])
  members = tonumber(arguments[2])
  day = arguments[3]
  prefix = arguments[5]
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  wrk.headers["Authorization"] = arguments[4]
  math.randomseed(number)
  slot = millis()
  sent = 0
end

function delay()
  slot = slot + between
  return math.max(0, math.floor(slot - millis()))
end

function request()
  sent = sent + 1
  return wrk.format(nil, nil, nil, string.format(
    '{"transactionId":"%s-%d-%d","memberNumber":"B%07d","kind":"PURCHASE","amount":%d.%02d,"currency":"USD","occurredAt":"%sT%02d:%02d:%02dZ"}',
    prefix, number, sent, math.random(members), math.random(5, 99), math.random(0, 99), day,
    math.random(0, 23), math.random(0, 59), math.random(0, 59)))
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format(
    "%.0f accruals a second, p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, at most %.1f ms, %d refused, %d without answer",
    summary.requests * 1e6 / summary.duration,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, latency.max / 1000,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
