import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import type { McpServer } from './server.ts';

type Stdio = Extract<McpServer, { kind: 'stdio' }>;

export type StdioOptions = {
  /** A line of what the program complains of. */
  onStderr(line: string): void;
};

/** Bytes of one message. */
const maxMessageBytes = 5 * 1024 * 1024;
/** Milliseconds for a program to end once it is asked to. */
const endMs = 1_500;
/** Of one start: a program that complains without end fills no log. */
const mostLines = 50;

/**
 * A program that speaks MCP: a message a line (modelcontextprotocol.io/specification/2025-11-25/basic/transports#stdio).
 * The SDK's transport leaves what the program starts alive. This one gives it a process group of its own, and ends that.
 */
export async function stdioTransport(server: Stdio, { onStderr }: StdioOptions): Promise<Transport> {
  const { ReadBuffer, serializeMessage } = await import('@modelcontextprotocol/client');
  const buffer = new ReadBuffer({ maxBufferSize: maxMessageBytes });
  let child: ChildProcessWithoutNullStreams | undefined;
  let ended: Promise<void> = Promise.resolve();

  const read = (chunk: Buffer) => {
    try {
      buffer.append(chunk);
      for (let message = next(); message !== null; message = next()) transport.onmessage?.(message);
    } catch (error) {
      // Too long a message, or none that we know: nothing after it can be trusted.
      transport.onerror?.(error as Error);
      void transport.close();
    }
  };
  const next = (): JSONRPCMessage | null => buffer.readMessage();

  const transport: Transport = {
    start: () =>
      new Promise((resolve, reject) => {
        child = spawn(server.command, server.args, {
          ...{ env: { ...server.env }, cwd: server.cwd, detached: true, windowsHide: true },
          stdio: ['pipe', 'pipe', 'pipe'],
        });
        const { promise, resolve: gone } = Promise.withResolvers<void>();
        ended = promise;
        child.once('spawn', resolve);
        child.once('error', (error) => {
          reject(error);
          gone();
        });
        child.once('exit', () => {
          killGroup(child, 'SIGKILL');
          gone();
          transport.onclose?.();
        });
        child.stdin.on('error', () => {});
        child.stdout.on('data', read);
        readLines(child, onStderr);
      }),
    send: (message) =>
      new Promise((resolve, reject) => {
        if (!child?.stdin.writable) return reject(closed());
        child.stdin.write(serializeMessage(message), (error) => (error ? reject(closed()) : resolve()));
      }),
    async close() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.stdin.end();
      killGroup(child, 'SIGTERM');
      const force = setTimeout(() => killGroup(child, 'SIGKILL'), endMs);
      await ended;
      clearTimeout(force);
    },
  };
  return transport;
}

function closed(): Error {
  return Object.assign(new Error('the program has ended'), { code: 'EPIPE' });
}

/** Whatever it started ends with it. */
function killGroup(child: ChildProcessWithoutNullStreams | undefined, signal: NodeJS.Signals): void {
  if (!child?.pid) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in it.
  }
}

function readLines(child: ChildProcessWithoutNullStreams, onStderr: (line: string) => void): void {
  let left = mostLines;
  // Cut before lines are looked for: a line without end is kept nowhere.
  let chars = 20_000;
  child.stderr.setEncoding('utf8');
  let rest = '';
  child.stderr.on('data', (text: string) => {
    const taken = text.slice(0, Math.max(0, chars));
    chars -= taken.length;
    const lines = (rest + taken).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim() && left-- > 0) onStderr(line);
  });
  child.stderr.on('end', () => rest.trim() && left-- > 0 && onStderr(rest));
}
