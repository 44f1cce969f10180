-- When anything last came over a channel. Google says that it tells; only what comes shows that it reaches us.
alter table calendar_channels add column heard_at timestamptz;
-- When the log is told that nothing came. Of the channels that are open already nobody knows: nothing is said of these.
alter table calendar_channels add column hear_by timestamptz;
