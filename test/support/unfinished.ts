import { Agent, request } from 'node:http';
import { onTestFinished } from 'vitest';

export type Unfinished = {
  /** The status of the answer; 0 where the connection ended without one. */
  status: Promise<number>;
  /** What was answered by now. */
  answered(): number | undefined;
  write(bytes: string | Buffer): void;
  end(): void;
};

type Sending = { path: string; headers?: Record<string, string>; body?: string | Buffer; method?: string };

/** A request on a connection of its own, whose body goes on until `end`. */
export function beginRequest(
  port: number,
  { path, headers = {}, body, method = 'POST' }: Sending,
): Unfinished {
  const agent = new Agent({ keepAlive: false });
  const sent = request({ host: '127.0.0.1', port, path, method, agent, headers });
  let answered: number | undefined;
  const status = new Promise<number>((resolve) => {
    const settle = (value: number) => {
      answered ??= value;
      resolve(value);
    };
    sent.on('response', (answer) => {
      answer.resume();
      settle(answer.statusCode ?? 0);
    });
    sent.on('error', () => settle(0)).on('close', () => settle(0));
  });
  sent.flushHeaders();
  if (body) sent.write(body);
  onTestFinished(() => void sent.destroy());
  return {
    status,
    answered: () => answered,
    write: (bytes) => void sent.write(bytes),
    end: () => void sent.end(),
  };
}
