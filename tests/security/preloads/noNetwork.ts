/**
 * Loaded before the program and in each of its workers: whatever would reach the network or start a process says so on the
 * standard error and throws. It also makes syncing a file do nothing, which Node's permissions do not know how to allow.
 */
import childProcess from "node:child_process";
import dgram from "node:dgram";
import dns from "node:dns";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import tls from "node:tls";

const refuse =
  (name: string) =>
  (...given: ReadonlyArray<unknown>): never => {
    fs.writeSync(2, `REACHED OUT: ${name} ${String(given[0])}\n`);
    throw new Error(`${name} is not for a build`);
  };

const forbid = (module: object, names: ReadonlyArray<string>): void => {
  for (const name of names) Object.assign(module, { [name]: refuse(name) });
};

forbid(net, ["connect", "createConnection", "createServer"]);
forbid(net.Socket.prototype, ["connect"]);
forbid(tls, ["connect"]);
forbid(http, ["request", "get"]);
forbid(https, ["request", "get"]);
forbid(dgram, ["createSocket"]);
forbid(dns, ["lookup", "resolve", "resolve4", "resolve6"]);
forbid(dns.promises, ["lookup", "resolve"]);
forbid(childProcess, ["spawn", "exec", "execFile", "fork", "spawnSync", "execSync", "execFileSync"]);
forbid(globalThis, ["fetch", "WebSocket", "EventSource"]);
fs.fsyncSync = () => undefined;
syncBuiltinESMExports();
