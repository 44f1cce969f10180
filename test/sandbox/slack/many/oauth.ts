import { randomBytes } from 'node:crypto';
import type { ReceivedRequest } from '../../http-server.ts';
import type { Json } from '../json.ts';
import { isOrganisation, type Organisation } from './organisation.ts';
import type { Team } from './seen-as.ts';

export type OAuthApp = {
  clientId: string;
  clientSecret: string;
  appId: string;
  /** Where Slack sends browsers back to. */
  redirectUri: string;
  /** Those of its manifest. */
  scopes: readonly string[];
  /** Tokens end after twelve hours, and are exchanged. */
  rotation: boolean;
};

/** Who installs the app. */
export type Holder = Team | Organisation;

type Code = { team: Holder; userId: string; redirectUri: string; scope: string };
type Token = { team: Holder; state: 'good' | 'expired' | 'revoked' };

const secondsOfToken = 43_200;

/** Slack's side of OAuth (https://docs.slack.dev/authentication/installing-with-oauth): codes and refresh tokens count once. */
export function createOAuth(
  app: OAuthApp,
  organisation: Organisation | undefined,
  violate: (text: string) => void,
) {
  /** A workspace of an organisation names that too, whoever installs the app. */
  const enterpriseOf = (team: Holder): Json | null =>
    organisation && (team === organisation || organisation.workspaces.some((one) => one === team))
      ? idOf(organisation)
      : isOrganisation(team)
        ? idOf(team)
        : null;
  const codes = new Map<string, Code>();
  const tokens = new Map<string, Token>();
  const refreshTokens = new Map<string, Holder>();
  let refusal: string | null = null;
  const secret = () => randomBytes(12).toString('hex');

  const give = (team: Holder): Json => {
    const token = app.rotation ? `xoxe.xoxb-1-${secret()}` : `xoxb-${team.teamId}-${secret()}`;
    tokens.set(token, { team, state: 'good' });
    if (!app.rotation) return { access_token: token };
    const refreshToken = `xoxe-1-${secret()}`;
    refreshTokens.set(refreshToken, team);
    return { access_token: token, refresh_token: refreshToken, expires_in: secondsOfToken };
  };
  const redeem = (code: Code): Json => ({
    ok: true,
    app_id: app.appId,
    authed_user: { id: code.userId },
    scope: code.scope,
    token_type: 'bot',
    bot_user_id: code.team.botUserId,
    team: isOrganisation(code.team) ? null : idOf(code.team),
    enterprise: enterpriseOf(code.team),
    is_enterprise_install: isOrganisation(code.team),
    ...give(code.team),
  });

  return {
    tokens,
    /** Somebody presses Allow, or Cancel, on the page to which the app sent their browser; where that is sent then. */
    answer(location: string, by: { team: Holder; userId: string } | 'cancel'): string {
      const asked = new URL(location);
      const { client_id, scope = '', state, redirect_uri } = Object.fromEntries(asked.searchParams);
      if (asked.pathname !== '/oauth/v2/authorize') throw new Error(`No page of Slack: ${location}`);
      if (client_id !== app.clientId) throw new Error('invalid_client_id');
      if (redirect_uri !== app.redirectUri) throw new Error('bad_redirect_uri');
      const unknown = scope.split(',').filter((one) => !app.scopes.includes(one));
      if (unknown.length > 0) throw new Error(`invalid_scope: ${unknown.join(', ')}`);
      const back = new URL(app.redirectUri);
      if (by === 'cancel') back.searchParams.set('error', 'access_denied');
      else {
        const code = secret();
        codes.set(code, { ...by, redirectUri: redirect_uri, scope });
        back.searchParams.set('code', code);
      }
      back.searchParams.set('state', state ?? '');
      return back.href;
    },
    /** `oauth.v2.access` */
    access({ body }: ReceivedRequest): Json {
      const given = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
      const refuse = (error: string): Json => {
        violate(`oauth.v2.access: ${error}`);
        return { ok: false, error };
      };
      if (given.client_id !== app.clientId || given.client_secret !== app.clientSecret)
        return refuse('bad_client_secret');
      if (given.grant_type === 'refresh_token') {
        if (refusal !== null) return { ok: false, error: refusal };
        const team = refreshTokens.get(given.refresh_token ?? '');
        if (!team) return refuse('invalid_refresh_token');
        refreshTokens.delete(given.refresh_token ?? '');
        return {
          ok: true,
          token_type: 'bot',
          ...(isOrganisation(team) ? { enterprise: idOf(team), team: null } : { team: idOf(team) }),
          bot_user_id: team.botUserId,
          ...give(team),
        };
      }
      const code = codes.get(given.code ?? '');
      codes.delete(given.code ?? '');
      if (!code) return refuse('invalid_code');
      if (code.redirectUri !== given.redirect_uri) return refuse('bad_redirect_uri');
      return redeem(code);
    },
    /** From now on no token is exchanged, or again. */
    refuseToExchange(error: string | null): void {
      refusal = error;
    },
    /** What has opened a team until now opens it no more. */
    end(team: Holder, state: 'expired' | 'revoked'): void {
      for (const token of tokens.values())
        if (token.team === team && token.state === 'good') token.state = state;
    },
  };
}

function idOf({ teamId, teamName }: Holder): Json {
  return { id: teamId, name: teamName };
}
