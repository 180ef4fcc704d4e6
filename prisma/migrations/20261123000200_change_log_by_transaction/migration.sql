-- Followers ask for the changes of transactions from a horizon on.
CREATE INDEX "change_log_xid_idx" ON "change_log"("xid");
