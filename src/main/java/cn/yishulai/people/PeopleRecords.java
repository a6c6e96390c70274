package cn.yishulai.people;

import cn.yishulai.journal.RememberedNames;
import cn.yishulai.ledger.Balance;
import cn.yishulai.ledger.Ledger;
import cn.yishulai.ledger.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What people keep of a family themselves, and what the rooms below them keep: credits, and who did what. */
@ApplicationScoped
class PeopleRecords implements FamilyRecords {

    private final EntityManager database;
    private final PersonRepository persons;
    private final SessionRepository sessions;
    private final ProxyRepository proxies;
    private final JoinCodeRepository codes;
    private final OutsideLinks links;
    private final EmailLogins emails;
    private final ApprovalRepository approvals;
    private final OwnFamilies own;
    private final RememberedNames names;
    private final Ledger ledger;
    private final KeptReads kept;
    private final Clock clock;

    PeopleRecords(
            EntityManager database,
            PersonRepository persons,
            SessionRepository sessions,
            ProxyRepository proxies,
            JoinCodeRepository codes,
            OutsideLinks links,
            EmailLogins emails,
            ApprovalRepository approvals,
            OwnFamilies own,
            RememberedNames names,
            Ledger ledger,
            KeptReads kept,
            Clock clock) {
        this.kept = kept;
        this.links = links;
        this.emails = emails;
        this.database = database;
        this.persons = persons;
        this.sessions = sessions;
        this.proxies = proxies;
        this.codes = codes;
        this.approvals = approvals;
        this.own = own;
        this.names = names;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String room() {
        return "people";
    }

    /** Actors of the ledger and of offline events stay: they are ids, and an erased person's id names nobody. */
    @Override
    public Set<String> columns() {
        return Set.of(
                "person.household_id",
                "person.guardian_id",
                "person.guardian_offered_to",
                "former_family_code.household_id",
                "join_code.household_id",
                "join_code.made_by",
                "household.merged_into",
                "consent.person_id",
                "consent.guardian_id",
                "phone_login.person_id",
                "outside_login.person_id",
                "email_login.person_id",
                "login_session.person_id",
                "login_session.holder_id",
                "person_proxy.elder_id",
                "person_proxy.proxy_id",
                "credit_account.household",
                // Rules stand beside people; who writes them is staff.
                "rule_draft.changed_by",
                "rule_set.prepared_by",
                "rule_set.published_by",
                "credit_remainder.household",
                "credit_remainder_entry.household",
                "credit_transaction.actor",
                "approval.household_id",
                "own_family.household_id",
                "offline_event.actor");
    }

    @Override
    public void merged(Merger merger) {
        codes.voidAllOf(merger.from(), clock.instant());
        database.createNativeQuery("UPDATE former_family_code SET household_id = ?1 WHERE household_id = ?2")
                .setParameter(1, merger.into())
                .setParameter(2, merger.from())
                .executeUpdate();
        database.createQuery("update person p set p.householdId = ?1 where p.householdId = ?2")
                .setParameter(1, merger.into())
                .setParameter(2, merger.from())
                .executeUpdate();
        approvals.moveOpen(merger.from(), merger.into());
        own.merge(merger.from(), merger.into());
        ledger.transferAll(
                merger.into(),
                new Posting(merger.from(), merger.actor(), merger.reference(), null, "households merged"));
    }

    @Override
    public void moved(MoveOut move) {
        database.createQuery("update person p set p.guardianOfferedTo = null where p.id in ?1")
                .setParameter(1, move.persons())
                .executeUpdate();
        database.createQuery("update person p set p.householdId = ?1 where p.id in ?2")
                .setParameter(1, move.into())
                .setParameter(2, move.persons())
                .executeUpdate();
        if (move.credits() > 0) {
            ledger.transfer(
                    move.into(),
                    new Balance(move.credits(), 0),
                    new Posting(move.from(), move.actor(), move.reference(), null, "moved out"));
        }
    }

    @Override
    public void erased(Erasure erasure) {
        strikeNames(erasure.person());
        persons.forgetCodes(erasure.person());
        persons.withdrawConsents(erasure.person(), clock.instant());
        persons.forgetPhones(erasure.person());
        links.forget(erasure.person());
        emails.forget(erasure.person());
        proxies.revokeAllOf(erasure.person(), clock.instant());
        sessions.fallBack(erasure.person(), null);
        sessions.forgetNumbers(erasure.person());
        sessions.endAll(erasure.person(), LoginSession.End.ERASED, clock.instant());
        if (erasure.lastOfAll()) {
            ledger.forfeit(new Posting(
                    erasure.household(),
                    erasure.actor(),
                    erasure.person(),
                    null,
                    "left behind by the last of a family"));
        }
    }

    private void strikeNames(UUID person) {
        String nickname = persons.require(person).nickname();
        String slip = persons.deskLabels(Set.of(person)).getOrDefault(person, nickname);
        names.strike(List.of(person.toString(), slip), List.of(nickname, slip), Person.NOBODY);
    }

    @Override
    public List<Kept> export(UUID household) {
        return List.of(
                kept.readOfPersons(
                        "persons",
                        new Kept.Words("家庭成员", "Persons"),
                        List.of(
                                new Kept.Words("昵称", "Nickname"),
                                new Kept.Words("身份", "Kind"),
                                new Kept.Words("年龄段", "Age band"),
                                new Kept.Words("监护人", "Guardian"),
                                new Kept.Words("加入时间", "Joined")),
                        """
                        SELECT p.id, p.nickname, p.kind, p.age_band, g.nickname AS guardian, p.created_at
                        FROM person p LEFT JOIN person g ON g.id = p.guardian_id
                        WHERE p.household_id = ?1 AND p.erased_at IS NULL ORDER BY p.created_at, p.id""",
                        household),
                kept.readOfPersons(
                        "phones",
                        new Kept.Words("登录手机号", "Phones that sign in"),
                        List.of(
                                new Kept.Words("成员", "Person"),
                                new Kept.Words("手机号", "Phone"),
                                new Kept.Words("最近验证", "Last shown to be yours")),
                        """
                        SELECT p.id, p.nickname, l.phone, l.verified_at FROM phone_login l JOIN person p ON p.id = l.person_id
                        WHERE p.household_id = ?1 ORDER BY l.verified_at, l.id""",
                        household),
                kept.readOfPersons(
                        "emails",
                        new Kept.Words("邮箱", "E-mail addresses"),
                        List.of(
                                new Kept.Words("成员", "Person"),
                                new Kept.Words("邮箱", "Address"),
                                new Kept.Words("最近验证", "Last shown to be yours")),
                        """
                        SELECT p.id, p.nickname, e.email, e.verified_at FROM email_login e JOIN person p ON p.id = e.person_id
                        WHERE p.household_id = ?1 ORDER BY e.verified_at, p.id""",
                        household),
                kept.readOfPersons(
                        "login-links",
                        new Kept.Words("关联的登录方式", "Linked ways to sign in"),
                        List.of(
                                new Kept.Words("成员", "Person"),
                                new Kept.Words("方式", "Way"),
                                new Kept.Words("关联时间", "Linked")),
                        """
                        SELECT p.id, p.nickname, o.kind, o.linked_at FROM outside_login o JOIN person p ON p.id = o.person_id
                        WHERE p.household_id = ?1 ORDER BY o.linked_at, o.kind""",
                        household),
                kept.readOfPersons(
                        "consents",
                        new Kept.Words("监护人同意记录", "Consents of guardians"),
                        List.of(
                                new Kept.Words("孩子", "Child"),
                                new Kept.Words("监护人", "Guardian"),
                                new Kept.Words("告知书版本", "Version of the notice"),
                                new Kept.Words("同意时间", "Given"),
                                new Kept.Words("撤回时间", "Withdrawn")),
                        """
                        SELECT p.id, p.nickname, g.nickname AS guardian, c.notice_version, c.given_at, c.revoked_at
                        FROM consent c JOIN person p ON p.id = c.person_id JOIN person g ON g.id = c.guardian_id
                        WHERE p.household_id = ?1 ORDER BY c.given_at, c.id""",
                        household),
                kept.readOfPersons(
                        "proxies",
                        new Kept.Words("代办", "Proxies"),
                        List.of(
                                new Kept.Words("长辈", "Elder"),
                                new Kept.Words("代办人", "Proxy"),
                                new Kept.Words("自", "Since"),
                                new Kept.Words("撤销时间", "Revoked")),
                        """
                        SELECT x.elder_id, e.nickname, p.nickname AS proxy, x.since, x.revoked_at
                        FROM person_proxy x JOIN person e ON e.id = x.elder_id JOIN person p ON p.id = x.proxy_id
                        WHERE e.household_id = ?1 OR p.household_id = ?1 ORDER BY x.since, x.id""",
                        household),
                kept.readOfPersons(
                        "sessions",
                        new Kept.Words("登录记录", "Sign-ins"),
                        List.of(
                                new Kept.Words("成员", "Person"),
                                new Kept.Words("登录时间", "Opened"),
                                new Kept.Words("结束时间", "Ended")),
                        """
                        SELECT p.id, p.nickname, s.opened_at, s.ended_at FROM login_session s JOIN person p ON p.id = s.person_id
                        WHERE p.household_id = ?1 ORDER BY s.opened_at, s.id""",
                        household),
                kept.read(
                        "credits",
                        new Kept.Words("换书券流水", "Swap credits"),
                        List.of(
                                new Kept.Words("时间", "When"),
                                new Kept.Words("类型", "Kind"),
                                new Kept.Words("券包", "Account"),
                                new Kept.Words("数量", "Credits"),
                                new Kept.Words("馆藏码", "Copy code")),
                        """
                        SELECT t.at, t.kind, a.kind AS account, e.amount, t.copy_code
                        FROM credit_account a JOIN credit_entry e ON e.account_id = a.id
                        JOIN credit_transaction t ON t.id = e.transaction_id
                        WHERE a.household = ?1 ORDER BY e.id""",
                        household),
                kept.read(
                        "own-families",
                        new Kept.Words("馆员申报的自家", "Staff who declared to be of this family"),
                        List.of(
                                new Kept.Words("馆员", "Member of staff"),
                                new Kept.Words("申报时间", "Declared"),
                                new Kept.Words("解除时间", "Ended")),
                        """
                        SELECT m.display_name, f.declared_at, f.ended_at FROM own_family f JOIN staff_member m ON m.id = f.staff_id
                        WHERE f.household_id = ?1 ORDER BY f.declared_at, f.id""",
                        household),
                kept.read(
                        "corrections",
                        new Kept.Words("换书券更正", "Corrections of credits"),
                        List.of(
                                new Kept.Words("提出时间", "Proposed"),
                                new Kept.Words("数量", "Credits"),
                                new Kept.Words("理由", "Reason"),
                                new Kept.Words("状态", "State"),
                                new Kept.Words("决定时间", "Decided")),
                        """
                        SELECT proposed_at, credits, reason, state, decided_at FROM approval
                        WHERE household_id = ?1 ORDER BY id""",
                        household));
    }
}
