-- Asks for addresses of a file, each drawn at random, until so many were answered; counts statuses.
-- wrk ... -s site_mix.lua http://host -- FILE COUNT SEED

local threads = {}

function setup(thread)
   table.insert(threads, thread)
end

function init(arguments)
   addresses, statuses, answered = {}, {}, 0
   for line in io.lines(arguments[1]) do
      table.insert(addresses, wrk.format("GET", line))
   end
   wanted = tonumber(arguments[2])
   math.randomseed(tonumber(arguments[3]))
end

function request()
   return addresses[math.random(#addresses)]
end

function response(status)
   statuses[status] = (statuses[status] or 0) + 1
   answered = answered + 1
   if answered == wanted then
      wrk.thread:stop()
      io.stderr:write("answered\n")  -- wrk itself sleeps to the end, unless it is interrupted
   end
end

function done(summary, latency)
   local counted = {}
   for _, thread in ipairs(threads) do
      for status, count in pairs(thread:get("statuses")) do
         table.insert(counted, string.format("%d: %d", status, count))
      end
   end
   local failed = summary.errors
   io.write("statuses ", table.concat(counted, ", "), "\n")
   io.write("broken ", failed.connect + failed.read + failed.write + failed.timeout, "\n")
   io.write("seconds ", summary.duration / 1e6, "\n")
   for _, share in ipairs({50, 90, 99, 99.9}) do
      io.write("p", share, " ", latency:percentile(share) / 1e3, "\n")
   end
   io.write("longest ", latency.max / 1e3, "\n")
end
