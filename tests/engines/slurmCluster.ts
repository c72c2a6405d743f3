/** A Slurm cluster of two nodes on loopback, of Debian's packages: munged, slurmctld and two slurmd, in a folder of their own. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePorts } from "./freePorts.ts";

const PROGRAMS = [
  "/usr/sbin/munged",
  "/usr/sbin/slurmctld",
  "/usr/sbin/slurmd",
  "/usr/bin/sbatch",
  "/usr/bin/shellcheck",
];

const areThere = (): boolean => PROGRAMS.every((path) => existsSync(path));

/** Installs Slurm where it is missing and the tests run as root on Debian. @returns whether it is there */
export const installSlurm = (): boolean => {
  if (areThere()) return true;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  // A machine whose services are managed would start those of the packages; the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  try {
    execFileSync("apt-get", ["update", "-q"], { stdio: "ignore", env });
    const packages = ["slurm-wlm", "munge", "shellcheck"];
    execFileSync("apt-get", ["install", "-yq", "--no-install-recommends", ...packages], {
      stdio: "ignore",
      env,
    });
  } catch {
    return false;
  }
  return areThere();
};

const confOf = (folder: string, ports: ReadonlyArray<number>): string => `ClusterName=loop
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmdPort=${ports[1]}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
CredType=cred/munge
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool-%n
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd-%n.pid
SlurmctldLogFile=${folder}/slurmctld.log
SlurmdLogFile=${folder}/slurmd-%n.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
SlurmdTimeout=10
SlurmctldTimeout=10
InactiveLimit=0
KillWait=5
MpiDefault=none
JobRequeue=1
SchedulerParameters=requeue_delay=1,sched_interval=2
NodeName=n1 NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=${ports[2]} CPUs=1 RealMemory=4000
NodeName=n2 NodeHostname=${hostname()} NodeAddr=127.0.0.1 Port=${ports[3]} CPUs=1 RealMemory=4000
PartitionName=main Nodes=n1,n2 Default=YES MaxTime=INFINITE State=UP
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
`;

export interface Cluster {
  readonly folder: string;
  /** What commands of Slurm need. */
  readonly env: NodeJS.ProcessEnv;
  readonly start: (what: "slurmctld" | "n1" | "n2") => void;
  /** As a power cut: the daemon, and what it runs, at once. */
  readonly kill: (what: "slurmctld" | "n1" | "n2") => Promise<void>;
  readonly slurm: (command: string, ...args: ReadonlyArray<string>) => string;
  /** Until no job is queued; throws after `seconds`. */
  readonly idle: (seconds: number) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export const startCluster = async (): Promise<Cluster> => {
  const folder = mkdtempSync(join(tmpdir(), "columnist-slurm-"));
  const env = { ...process.env, SLURM_CONF: join(folder, "slurm.conf") };
  mkdirSync(join(folder, "state"));
  writeFileSync(join(folder, "slurm.conf"), confOf(folder, await freePorts(4)));
  writeFileSync(join(folder, "munge.key"), randomBytes(128), { mode: 0o400 });
  const running = new Map<string, ChildProcess>();
  const daemon = (name: string, program: string, ...args: ReadonlyArray<string>): void => {
    running.set(name, spawn(program, args, { env, stdio: "ignore" }));
  };
  const start: Cluster["start"] = (what) =>
    what === "slurmctld" ? daemon(what, "slurmctld", "-D") : daemon(what, "slurmd", "-D", "-N", what);
  const end = async (name: string): Promise<void> => {
    const child = running.get(name);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGKILL");
    await ended;
  };
  /** Processes whose environment or command line says that they belong to this cluster's node. */
  const stepsOf = (node: string): ReadonlyArray<number> =>
    spawnSync("sh", ["-c", `grep -alz '^SLURMD_NODENAME=${node}$' /proc/[0-9]*/environ`], {
      encoding: "utf8",
    })
      .stdout.split("\n")
      .map((path) => Number(path.split("/")[2]))
      .filter((pid) => pid > 0 && pid !== process.pid)
      .filter(
        (pid) =>
          spawnSync("grep", ["-qaz", `^SLURM_CONF=${env["SLURM_CONF"]}$`, `/proc/${pid}/environ`]).status ===
          0,
      );
  const kill: Cluster["kill"] = async (what) => {
    await end(what);
    if (what === "slurmctld") return;
    // The shepherd of a job would report how it ended: it dies first.
    const shepherds = spawnSync("pgrep", ["-f", "slurmstepd"], { encoding: "utf8" })
      .stdout.trim()
      .split("\n");
    const spool = `${folder}/spool-${what}`;
    for (const pid of shepherds.filter((pid) => pid !== ""))
      if (
        spawnSync("sh", ["-c", `ls -l /proc/${pid}/cwd /proc/${pid}/fd | grep -qF '${spool}'`]).status === 0
      )
        process.kill(Number(pid), "SIGKILL");
    for (const pid of stepsOf(what))
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It went by itself.
      }
  };
  const slurm: Cluster["slurm"] = (command, ...args) =>
    execFileSync(command, args, { encoding: "utf8", env });
  const until = async (what: string, seconds: number, isSo: () => boolean): Promise<void> => {
    const end = performance.now() + seconds * 1000;
    while (!isSo()) {
      if (performance.now() > end) throw new Error(`${what}: not within ${seconds} s; see ${folder}`);
      await wait(300);
    }
  };
  const asked = (command: string, ...args: ReadonlyArray<string>): string | null => {
    const done = spawnSync(command, args, { encoding: "utf8", env });
    return done.status === 0 ? done.stdout : null;
  };
  const files = ["socket", "pid", "log", "seed"].map((name) =>
    name === "socket" ? `--socket=${folder}/munge.socket` : `--${name}-file=${folder}/munge.${name}`,
  );
  daemon("munged", "munged", "--foreground", "--force", ...files, `--key-file=${folder}/munge.key`);
  await until("munged", 20, () => existsSync(join(folder, "munge.socket")));
  start("slurmctld");
  start("n1");
  start("n2");
  await until(
    "two idle nodes",
    40,
    () => (asked("sinfo", "-hN", "-o", "%t") ?? "").match(/idle/g)?.length === 2,
  );
  return {
    folder,
    env,
    start,
    kill,
    slurm,
    idle: (seconds) => until("an empty queue", seconds, () => asked("squeue", "-h")?.trim() === ""),
    stop: async () => {
      for (const name of ["n1", "n2"] as const) await kill(name);
      for (const name of ["slurmctld", "munged"]) await end(name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
