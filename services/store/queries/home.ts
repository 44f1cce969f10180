import { type SQL, sql } from 'drizzle-orm';
import type { ChannelSpending, Need, NeedKind, Upcoming } from '../../home/home.ts';
import type { HomeQueries, Pressed, Viewer } from '../../home/ports/home-queries.ts';
import { daysOfProposal } from '../../memory/fact.ts';
import type { Reach } from '../../notes/ports/past-meetings.ts';
import type { Executor } from '../executor.ts';
import { isActive } from '../rows/meeting-counts.ts';
import { asMeeting } from '../rows/meeting-lookups.ts';
import { cardKeyOf, recapKeyOf } from '../rows/message-keys.ts';
import { meetings } from '../schema/meetings.ts';
import { slackMessages } from '../schema/slack.ts';
import { type Counted, counted, counting, someOf, totalOf } from './counted.ts';
import { countRatings } from './feedback.ts';
import { missedRecapsOf } from './missed-recaps.ts';
import { isCard, placeColumns, placeOf, within, withinReach } from './place-of-meeting.ts';
import { workspaceHealth } from './workspace-health.ts';

/** Reads for Home tabs. Aliases: `m` meetings. */
export function homeQueries(db: Executor): HomeQueries {
  return {
    async needs(reach, viewer, limit) {
      const { rows } = await db.execute<NeedRow & Counted>(sql`
        select w.kind, w.words, m.id as meeting_id, m.channel_id, m.platform, m.call_key,
          coalesce(s.channel_id, c.channel_id) as place_channel, coalesce(s.ts, c.ts) as place_ts, ${counted}
        from (${waiting(reach, viewer)}) w join meetings m on m.id = w.meeting_id
        left join slack_messages s on s.team_id = m.team_id and s.message_key = w.message_key
        left join slack_messages c on c.team_id = m.team_id and c.message_key = ${cardKeyOf(sql`m.id`)}
        order by w.since desc limit ${limit}`);
      return someOf(rows, needOf);
    },
    async running(reach, limit) {
      const rows = await db
        .select({ meeting: meetings, ...placeColumns, total: counting })
        .from(meetings)
        .leftJoin(slackMessages, isCard)
        .where(sql`${within(reach, meetings)} and ${meetings.state} in ${underWay}`)
        .orderBy(meetings.createdAt)
        .limit(limit);
      const items = rows.flatMap(({ meeting, total: _, ...place }) => {
        const one = asMeeting(meeting);
        return one ? [{ meeting: one, place: placeOf(place).thread }] : [];
      });
      return { items, total: totalOf(rows) };
    },
    async upcoming(reach, userId, limit) {
      const { rows } = await db.execute<UpcomingRow & Counted>(sql`
        select *, ${counted} from (${ahead(reach, userId)}) u order by at limit ${limit}`);
      return someOf(rows, upcomingOf);
    },
    missed: missedRecapsOf(db),
    async spending(teamId, limit) {
      const { rows } = await db.execute<ChannelSpending & Counted>(sql`
        select channel_id as "channelId", sum(extract(epoch from
            coalesce(session_ended_at, over_at) - session_started_at) / 60 * price_per_minute_usd)::double precision as usd,
          ${counted}
        from meetings where team_id = ${teamId} and session_started_at is not null and not (${isActive})
          and coalesce(checking_since, starts_at, created_at) >= date_trunc('month', clock_timestamp() at time zone 'UTC') at time zone 'UTC'
        group by channel_id order by 2 desc limit ${limit}`);
      return someOf(rows, ({ channelId, usd }) => ({ channelId, usd: Number(usd) }));
    },
    ratings: countRatings(db),
    health: workspaceHealth(db),
    async placeOf(teamId, what) {
      const { rows } = await db.execute<{ channelId: string; owner: string }>(placeQuery(teamId, what));
      return rows[0] ?? null;
    },
  };
}

function placeQuery(teamId: string, what: Pressed): SQL {
  if ('standupId' in what)
    return sql`select channel_id as "channelId", asked_by as owner from standups where id = ${what.standupId} and team_id = ${teamId}`;
  const isMeant =
    'meetingId' in what
      ? sql`m.id = ${what.meetingId}`
      : sql`m.id = (select meeting_id from action_items where id = ${what.itemId})`;
  return sql`select m.channel_id as "channelId", m.requested_by as owner from meetings m where ${isMeant} and m.team_id = ${teamId}`;
}

/** Neither waiting for somebody or for its time, nor over. */
const underWay = sql`('checking', 'awaiting_funds', 'dispatching', 'uncertain', 'joining', 'live', 'leaving')`;

/** What waits for people, with the key of the message where they answer. */
function waiting(reach: Reach, { userId, isGuest }: Viewer): SQL {
  const isReached = withinReach(reach, sql`m`);
  return sql`
    select 'approval' as kind, t.meeting_id, case when t.held_by is null then t.preview ->> 'title' end as words,
      t.created_at as since, 'approval:' || t.id as message_key
    from tool_calls t join meetings m on m.id = t.meeting_id
    left join channels a on a.team_id = m.team_id and a.channel_id = m.channel_id
    where ${isReached} and not ${isGuest} and t.state = 'awaiting_approval'
      and (coalesce(jsonb_array_length(a.approvers), 0) = 0 or a.approvers ? ${userId})
    union all
    select 'question', q.meeting_id, q.text, q.asked_at, 'question:' || q.id
    from questions q join meetings m on m.id = q.meeting_id
    where ${isReached} and q.answered_at is null and q.expires_at > clock_timestamp()
    union all
    select 'recap', n.meeting_id, null, n.written_at, ${recapKeyOf(sql`n.meeting_id`)}
    from notes n join meetings m on m.id = n.meeting_id
    where ${isReached} and not ${isGuest} and n.held_because is not null and n.released_at is null and m.requested_by = ${userId}
    union all
    select 'start', m.id, null, m.created_at, ${cardKeyOf(sql`m.id`)}
    from meetings m where ${isReached} and m.state = 'proposed' and m.proposed_then = 'lapse'
    union all
    select 'facts', f.meeting_id, count(*)::text, min(f.created_at), ${recapKeyOf(sql`f.meeting_id`)}
    from facts f join meetings m on m.id = f.meeting_id
    where ${isReached} and not ${isGuest} and f.state = 'proposed' and f.channel_id = m.channel_id
      and f.created_at > clock_timestamp() - make_interval(days => ${daysOfProposal})
    group by f.meeting_id`;
}

function ahead(reach: Reach, userId: string): SQL {
  const { teamId, channelIds } = reach;
  return sql`
    select 'meeting' as kind, m.id, 0 as version, m.starts_at as at, m.channel_id, m.platform, m.call_key,
      null as title, false as is_asked
    from meetings m where ${withinReach(reach, sql`m`)} and m.state = 'scheduled' and m.starts_at is not null
    union all
    select 'standup', s.id, s.version, s.next_at, s.channel_id, s.platform, s.call_key, null, false
    from standups s where s.team_id = ${teamId} and s.next_at > clock_timestamp() and s.paused_at is null
      and s.removed_at is null and s.channel_id = any(string_to_array(${channelIds.join(',')}, ','))
    union all
    select 'event', e.id, 0, e.starts_at, null, e.platform, e.call_key, e.title, e.asked_at is not null
    from calendar_events e where e.team_id = ${teamId} and e.user_id = ${userId} and e.starts_at > clock_timestamp()
      and e.decided is null and not e.cancelled and not e.declined`;
}

type PlaceRow = { place_channel: string | null; place_ts: string | null };
type CallRow = Pick<Need, 'platform'> & { call_key: string };
type NeedRow = PlaceRow &
  CallRow & { kind: NeedKind; words: string | null; meeting_id: string; channel_id: string };

function needOf(row: NeedRow): Need {
  const { kind, words, meeting_id, channel_id, platform, call_key, place_channel, place_ts } = row;
  const place = place_channel && place_ts ? { channelId: place_channel, ts: place_ts } : null;
  return { kind, words, meetingId: meeting_id, channelId: channel_id, platform, callKey: call_key, place };
}

type UpcomingRow = CallRow & {
  kind: Upcoming['kind'];
  id: string;
  version: number;
  at: Date | string;
  channel_id: string | null;
  title: string | null;
  is_asked: boolean;
};

function upcomingOf({
  kind,
  id,
  version,
  at,
  channel_id,
  platform,
  call_key,
  ...row
}: UpcomingRow): Upcoming {
  const common = {
    id,
    at: new Date(at),
    channelId: channel_id,
    platform,
    callKey: call_key,
    title: row.title,
  };
  if (kind === 'standup') return { ...common, kind, version: Number(version) };
  return kind === 'event' ? { ...common, kind, isAsked: row.is_asked } : { ...common, kind };
}
