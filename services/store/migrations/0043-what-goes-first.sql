-- Of a channel's posts, cards, approvals and ends go before others, and what agents write in bulk goes last.
alter table slack_outbox add column rank smallint not null default 1;
