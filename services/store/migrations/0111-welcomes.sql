-- When a channel was greeted: it is once, however often somebody invites the app.
alter table channels add column welcomed_at timestamptz;
