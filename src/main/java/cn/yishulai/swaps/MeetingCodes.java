package cn.yishulai.swaps;

import static cn.yishulai.copies.CopyRefusal.COPY_UNKNOWN;
import static cn.yishulai.swaps.MeetingRefusal.MEETING_BOOK_NOT_YOURS;
import static cn.yishulai.swaps.MeetingRefusal.MEETING_CAP_REACHED;

import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.places.OpeningCalendar;
import cn.yishulai.rules.HomeSwapRules;
import cn.yishulai.rules.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * Codes that a family takes along to where it meets another: one for each book, signed, and good for hours. What can go
 * wrong without network is bounded here, beforehand: by how many there are and how long they are good.
 */
@ApplicationScoped
@Transactional
public class MeetingCodes {

    /** For one meeting a family may hesitate between a few books. */
    private static final int CODES_A_MEETING = 4;

    private final MeetingRows rows;
    private final MeetingKeys keys;
    private final CopyReads copies;
    private final Households households;
    private final RuleSets rules;
    private final OpeningCalendar calendar;
    private final Clock clock;

    MeetingCodes(
            MeetingRows rows,
            MeetingKeys keys,
            CopyReads copies,
            Households households,
            RuleSets rules,
            OpeningCalendar calendar,
            Clock clock) {
        this.rows = rows;
        this.keys = keys;
        this.copies = copies;
        this.households = households;
        this.rules = rules;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What the phone shows. */
    public record CodeView(String code, String copyCode, OffsetDateTime validUntil) {}

    /** The key by which a phone tells our codes from others, as X.509 writes it, in base64. */
    public record KeyView(String key) {}

    public KeyView key() {
        return new KeyView(Base64.getEncoder().encodeToString(keys.publicKey()));
    }

    /** @throws cn.yishulai.kernel.Refused COPY_UNKNOWN, MEETING_BOOK_NOT_YOURS, MEETING_CAP_REACHED */
    public CodeView make(Caller caller, CopyCode code) {
        UUID household = caller.household();
        households.keep(household);
        CopyFacts copy = copies.facts(code);
        if (!household.equals(copy.household())) {
            throw COPY_UNKNOWN.because("no copy of yours has the code " + code);
        }
        if (copy.status() != CopyStatus.LISTED) {
            throw MEETING_BOOK_NOT_YOURS.because("copy %s does not stand on your shelf".formatted(code));
        }
        HomeSwapRules ruleSet = rules.requests().homeSwaps();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean metEnough = rows.doneOn(household, OpeningCalendar.startOf(calendar.today())) >= ruleSet.meetingsADay();
        if (metEnough || rows.liveCodes(household, now) >= (long) CODES_A_MEETING * ruleSet.meetingsADay()) {
            throw MEETING_CAP_REACHED.because("a family meets %d others a day".formatted(ruleSet.meetingsADay()));
        }
        Instant until = now.plus(Duration.ofHours(ruleSet.codeHours()));
        String title = copies.view(code).volume().title();
        MeetingCode made = new MeetingCode(UUID.randomUUID(), now, until, code, title);
        rows.keep(made, household, copy.id());
        return new CodeView(
                made.text(keys),
                code.value(),
                until.atZone(OpeningCalendar.CITY).toOffsetDateTime());
    }
}
