import { request } from 'undici';
import { startHttpServer } from '../../sandbox/http-server.ts';

export type Recorded = { type: string; body: string };

/** Stands before the app and keeps what Slack sends, while people do something. */
export async function record(
  {
    slack,
    app,
  }: { slack: { setRequestUrl(url: string): void; idle(): Promise<unknown> }; app: { port: number } },
  act: () => Promise<unknown>,
): Promise<Recorded[]> {
  const kept: Recorded[] = [];
  const url = `http://127.0.0.1:${app.port}/slack/events`;
  const front = await startHttpServer(async ({ headers, body }, response) => {
    kept.push({ type: String(headers['content-type']), body: body.toString('utf8') });
    const passed = Object.entries(headers).filter(([name]) => /^(content-type|x-slack-.*)$/.test(name));
    const answer = await request(url, {
      method: 'POST',
      headers: Object.fromEntries(passed) as Record<string, string>,
      body,
    });
    const type = answer.headers['content-type'];
    response.writeHead(answer.statusCode, typeof type === 'string' ? { 'content-type': type } : {});
    response.end(await answer.body.text());
  });
  slack.setRequestUrl(`${front.url}/slack/events`);
  await act();
  await slack.idle();
  slack.setRequestUrl(url);
  await front.close();
  return kept;
}
