-- What gives a right or a name changes by an act: roles, units, who signs in as whom, by which password and factor, where
-- letters to an owner go. Each rule asks for the line of the act, written in the same transaction; all of them look last of all,
-- because that line may come after what it is about.

-- Besides, the database itself writes down what each such row now says (row_entry, ledger/migrations/row_entries.sql): an owner
-- who alters one with these rules torn down is named by the check. Which columns: the argument of each trigger `..._recorded`.
CREATE FUNCTION row_recorded() RETURNS trigger LANGUAGE plpgsql SET TimeZone = 'UTC' AS $$
DECLARE
    its jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
BEGIN
    INSERT INTO row_entry (of_table, of_row, digest, at) VALUES (TG_TABLE_NAME, (its->>'id')::bigint,
        CASE WHEN TG_OP = 'DELETE' THEN '' ELSE row_digest(its, TG_ARGV[0]) END, now());
    RETURN NULL;
END $$;

-- Whether a row came in this very transaction: nobody else has seen it, and what made it may go on filling it in.
CREATE FUNCTION is_new(name text, number bigint) RETURNS boolean LANGUAGE sql AS $$
    SELECT NOT EXISTS (SELECT FROM row_entry WHERE of_table = name AND of_row = number AND xid <> pg_current_xact_id())
$$;
CREATE FUNCTION refuse_without_act(rule text, name text, number bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'row % of % is changed by no act', number, name
        USING ERRCODE = 'check_violation', CONSTRAINT = rule, TABLE = name;
END $$;

-- A role: given, joined, ended, or of an employee by the assessment of a case of theirs.
CREATE FUNCTION membership_by_an_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    its membership := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
    IF NOT EXISTS (SELECT FROM unit_entry u WHERE u.xid = pg_current_xact_id() AND u.organisation_id = its.organisation_id
            AND (u.event = 'end_unit' OR its.person_id IN (u.person_id, u.by) AND u.body->>'role' = its.role
                AND u.event IN ('found_office', 'give_membership', 'accept_invitation', 'confirm_invitation', 'end_membership')))
        AND NOT (its.role = 'employee' AND EXISTS (SELECT FROM entry e JOIN cases c ON c.id = e.case_id
            WHERE e.xid = pg_current_xact_id() AND c.person_id = its.person_id AND c.employer_id = its.organisation_id
                AND e.event = 'assess')) THEN
        PERFORM refuse_without_act(TG_NAME, TG_TABLE_NAME, its.id);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER membership_by_an_act AFTER INSERT OR UPDATE OR DELETE ON membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION membership_by_an_act();

CREATE FUNCTION unit_by_an_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    its organisation := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
    IF NOT EXISTS (SELECT FROM unit_entry u WHERE u.xid = pg_current_xact_id() AND u.organisation_id = its.id
        AND u.event IN ('found_office', 'register_unit', 'correct_unit', 'end_unit', 'resume_unit')) THEN
        PERFORM refuse_without_act(TG_NAME, TG_TABLE_NAME, its.id);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER unit_by_an_act AFTER INSERT OR UPDATE OR DELETE ON organisation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION unit_by_an_act();

-- A name: stated in a draft of theirs, or changed with a proof (17_name_change.sql).
CREATE FUNCTION name_by_an_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT is_new(TG_TABLE_NAME, NEW.id) AND NOT EXISTS (SELECT FROM entry e JOIN cases c ON c.id = e.case_id
        WHERE c.person_id = NEW.id AND e.xid = pg_current_xact_id() AND e.event IN ('edit', 'change_name')) THEN
        PERFORM refuse_without_act(TG_NAME, TG_TABLE_NAME, NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER name_by_an_act AFTER UPDATE ON person
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.name IS DISTINCT FROM OLD.name) EXECUTE FUNCTION name_by_an_act();

-- Who signs in as whom stays; an account is opened for somebody who has none by joining, or where an office begins.
CREATE FUNCTION account_stays_its_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NOT is_new(TG_TABLE_NAME, OLD.id) AND NOT (OLD.user_id IS NULL AND EXISTS (SELECT FROM unit_entry u
        WHERE u.xid = pg_current_xact_id() AND OLD.id IN (u.person_id, u.by)
            AND u.event IN ('found_office', 'accept_invitation', 'open_invitation'))) THEN
        PERFORM refuse_without_act(TG_NAME, TG_TABLE_NAME, OLD.id);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER account_stays_its_persons AFTER UPDATE ON person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.user_id IS DISTINCT FROM OLD.user_id) EXECUTE FUNCTION account_stays_its_persons();
CREATE CONSTRAINT TRIGGER person_stays AFTER DELETE ON person
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION account_stays_its_persons();

-- Whether the record of this transaction says something of an account: by its number, or by whose it is.
CREATE FUNCTION is_account_act(account bigint, VARIADIC events text[]) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (SELECT FROM unit_entry u WHERE u.xid = pg_current_xact_id() AND u.event = ANY (events)
        AND (u.body->>'account' = account::text OR u.person_id IN (SELECT id FROM person WHERE user_id = account)))
$$;
CREATE FUNCTION account_by_an_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT is_new(TG_TABLE_NAME, OLD.id)
        AND NOT (TG_OP = 'UPDATE' AND is_account_act(OLD.id, 'password_by_link', 'password_changed', 'password_rehashed')) THEN
        PERFORM refuse_without_act(TG_NAME, TG_TABLE_NAME, OLD.id);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER account_by_an_act AFTER UPDATE ON accounts_account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((NEW.login, NEW.login_key, NEW.password, NEW.is_active)
        IS DISTINCT FROM (OLD.login, OLD.login_key, OLD.password, OLD.is_active))
    EXECUTE FUNCTION account_by_an_act();
CREATE CONSTRAINT TRIGGER account_stays AFTER DELETE ON accounts_account
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION account_by_an_act();

-- A factor; a code in reserve is looked at and used up without a line, and never comes back.
CREATE FUNCTION factor_by_an_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    its mfa_authenticator := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
    IF TG_OP = 'UPDATE'
        AND (NEW.user_id, NEW.type, NEW.data - '{used_mask,viewed_at}'::text[])
            = (OLD.user_id, OLD.type, OLD.data - '{used_mask,viewed_at}'::text[])
        AND coalesce((NEW.data->>'used_mask')::bigint, 0) & coalesce((OLD.data->>'used_mask')::bigint, 0)
            = coalesce((OLD.data->>'used_mask')::bigint, 0) THEN
        RETURN NULL;
    END IF;
    IF NOT is_account_act(its.user_id, 'factor_added', 'factor_changed', 'factor_removed', 'factors_removed') THEN
        PERFORM refuse_without_act(TG_NAME, TG_TABLE_NAME, its.id);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER factor_by_an_act AFTER INSERT OR UPDATE OR DELETE ON mfa_authenticator
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION factor_by_an_act();

-- Where letters to an owner go: a new address by their own act, or with the account itself.
CREATE FUNCTION channel_by_an_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT is_new('accounts_account', NEW.account_id) AND NOT is_account_act(NEW.account_id, 'channel_changed') THEN
        PERFORM refuse_without_act(TG_NAME, TG_TABLE_NAME, NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER new_channel_by_an_act AFTER INSERT ON accounts_channel DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.verified_at IS NOT NULL) EXECUTE FUNCTION channel_by_an_act();
CREATE CONSTRAINT TRIGGER channel_by_an_act AFTER UPDATE ON accounts_channel DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN ((NEW.verified_at IS NOT NULL OR OLD.verified_at IS NOT NULL)
        AND (NEW.account_id, NEW.kind, NEW.address, NEW.verified_at, NEW.ended_at)
            IS DISTINCT FROM (OLD.account_id, OLD.kind, OLD.address, OLD.verified_at, OLD.ended_at))
    EXECUTE FUNCTION channel_by_an_act();

CREATE CONSTRAINT TRIGGER person_recorded AFTER INSERT OR UPDATE OF public_id, name, document, id_index, number_state, phone, user_id OR DELETE
    ON person DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION row_recorded('public_id name document id_index number_state phone user_id');
CREATE CONSTRAINT TRIGGER membership_recorded AFTER INSERT OR UPDATE OR DELETE ON membership
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION row_recorded('person_id organisation_id role valid stopped_at invitation_id');
CREATE CONSTRAINT TRIGGER unit_recorded AFTER INSERT OR UPDATE OR DELETE ON organisation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('public_id kind name uscc code employer_kind
        affiliation registered_in_kunming management_area branch_of self_recognition ended_on');
CREATE CONSTRAINT TRIGGER account_recorded AFTER INSERT OR UPDATE OF login, login_key, password, is_active OR DELETE
    ON accounts_account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION row_recorded('login login_key password is_active');
CREATE CONSTRAINT TRIGGER factor_recorded AFTER INSERT OR UPDATE OF user_id, type, data OR DELETE ON mfa_authenticator
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION row_recorded('user_id type data');
CREATE CONSTRAINT TRIGGER channel_recorded AFTER INSERT OR UPDATE OF account_id, kind, address, verified_at, ended_at OR DELETE
    ON accounts_channel DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION row_recorded('account_id kind address verified_at ended_at');
