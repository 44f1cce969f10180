/** A page as a browser has it. */
export type Page = { status: number; url: string; headers: Headers; text: string; location: string | null };

export type Browser = ReturnType<typeof openBrowser>;

/** Keeps cookies, and follows redirects within one host: what leads elsewhere is the page's `location`. */
export function openBrowser() {
  const jar = new Map<string, string>();
  const load = async (url: string): Promise<Page> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    const { status, headers } = answer;
    const location = headers.get('location');
    if (location && new URL(location).host === new URL(url).host) return load(location);
    return { status, url, headers, text: await answer.text(), location };
  };
  return { load, jar };
}
