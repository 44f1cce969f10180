import type { World } from './world.ts';

export const link = 'https://meet.google.com/abc-defg-hij';

/** What Ada gets for the invitation. */
export async function noticeFor(
  { slack }: World,
  text = `notice ${link}`,
  user = slack.users.ada,
): Promise<string> {
  return (await slack.command({ user: user.id, channel: slack.channels.general.id, text })).text ?? '';
}

/** The page about the call, as guests have it. */
export async function openPage(world: World) {
  const notice = await noticeFor(world);
  const token = /stand-in\.example\/about\/([\w-]{43})/.exec(notice)?.[1] ?? '';
  const at = () => `http://127.0.0.1:${world.app.port}/about/${token}`;
  const read = async (answer: Response) => ({ status: answer.status, text: await answer.text(), answer });
  return {
    ...{ notice, token },
    get: async () => read(await fetch(at())),
    post: async (what: string, values: Record<string, string> = {}) =>
      read(await fetch(`${at()}/${what}`, { method: 'POST', body: new URLSearchParams(values) })),
  };
}
