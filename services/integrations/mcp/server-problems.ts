import { oneLine } from '../../common/one-line.ts';
import { reasonOf, surelyNotSent } from '../../http/failure.ts';
import type { ToolProblem } from '../../tasks/tool-problem.ts';
import { isConnectionError, isHttpError, isProtocolError, isTimeout } from './sdk-errors.ts';

export type ServerProblem = Extract<ToolProblem, { server: string }>;

/** What an error of a call means: `sure` where the server surely did nothing. */
export function problemOf(server: string, error: unknown): { problem: ServerProblem; sure: boolean } {
  const of = (why: string, kind: 'server_unreachable' | 'server_no_answer') => ({
    ...{ problem: { kind, server, why }, sure: kind === 'server_unreachable' },
  });
  if (isHttpError(error)) {
    const { status } = error;
    if (status === 401 || status === 403)
      return { problem: { kind: 'server_access_refused', server, status }, sure: true };
    if (status >= 500) return of(`HTTP ${status}`, 'server_no_answer');
    return { problem: { kind: 'server_refused', server, said: `HTTP ${status}` }, sure: true };
  }
  if (isTimeout(error)) return of('no complete answer in time', 'server_no_answer');
  if (isProtocolError(error))
    return { problem: { kind: 'server_refused', server, said: saidIn(error.message) }, sure: true };
  if (isNoProgram(error)) return of('its program couldn’t be started', 'server_unreachable');
  if (isConnectionError(error))
    return of(reasonOf(error), surelyNotSent(error) ? 'server_unreachable' : 'server_no_answer');
  return of('not the answer that MCP promises', 'server_no_answer');
}

/** The server's words on one line. */
export function saidIn(text: string): string {
  return oneLine(text, 300);
}

function isNoProgram(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && ['ENOENT', 'EACCES', 'ENOEXEC'].includes(String(error.code))
  );
}
