package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.Audited;
import cn.yishulai.ClocksStandStill;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Refused;
import cn.yishulai.ledger.Balance;
import cn.yishulai.people.Caller;
import cn.yishulai.swaps.HomeSwapFixture.Member;
import cn.yishulai.swaps.MeetingsView.Item;
import cn.yishulai.swaps.MeetingsView.Outcome;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two families meet and swap from hand to hand, with network or without. */
@QuarkusTest
@ClocksStandStill
@Audited
class MeetingsTest {

    @Inject
    SwapFixture given;

    @Inject
    HomeSwapFixture homes;

    @Inject
    Meetings meetings;

    @Inject
    MeetingCodes codes;

    @Inject
    MeetingReads reads;

    @Inject
    CopyReads copies;

    @AfterEach
    void theClockGoesRightAgain() {
        QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
    }

    /** A phone with what it recorded. */
    private record Phone(Caller family, UUID device) {

        static Phone of(Caller family) {
            return new Phone(family, UUID.randomUUID());
        }
    }

    @Test
    void twoRecordsThatSayTheSameAreASwapWhicheverComesFirst() {
        List<Member> pair = homes.ring(2);
        Member a = pair.get(0);
        Member b = pair.get(1);
        String shownByA = code(a);
        String shownByB = code(b);
        assertThat(state(sends(Phone.of(b.family()), 1, b.book(), shownByA, null)))
                .isEqualTo(MeetingState.WAITING);
        assertThat(homes.status(a)).isEqualTo(CopyStatus.LISTED);
        assertThat(state(sends(Phone.of(a.family()), 1, a.book(), shownByB, null)))
                .isEqualTo(MeetingState.DONE);
        assertThat(homes.book(a).household()).isEqualTo(b.family().household());
        assertThat(homes.book(b).household()).isEqualTo(a.family().household());
        assertThat(homes.status(a)).isEqualTo(CopyStatus.HANDED_OVER);
        assertThat(given.credits(a.family())).isEqualTo(new Balance(0, 0));
        assertThat(homes.wish(a)).isEqualTo(RequestState.CANCELLED);
        assertThat(homes.wish(b)).isEqualTo(RequestState.CANCELLED);
        assertThat(reads.of(a.family(), null, 5).items())
                .extracting(MeetingsView.MeetingView::state)
                .containsExactly(MeetingState.DONE);
    }

    @Test
    void withNetworkTheOtherFamilyConfirmsOnItsOwnPhone() {
        List<Member> pair = homes.ring(2);
        Member a = pair.get(0);
        Member b = pair.get(1);
        sends(Phone.of(b.family()), 1, b.book(), code(a), null);
        MeetingsView.MeetingView asked = reads.of(a.family(), null, 5).items().get(0);
        assertThat(asked.mine()).isFalse();
        assertThat(asked.gives().id()).isEqualTo(homes.book(a).volume());
        assertThat(state(sends(Phone.of(a.family()), 1, a.book(), null, asked.id())))
                .isEqualTo(MeetingState.DONE);
    }

    @Test
    void whatIsSentSixTimesHappensOnce() {
        List<Member> pair = homes.ring(2);
        Phone a = Phone.of(pair.get(0).family());
        Phone b = Phone.of(pair.get(1).family());
        String shownByA = code(pair.get(0));
        String shownByB = code(pair.get(1));
        for (int i = 0; i < 6; i++) {
            Item sentByB = sends(b, 1, pair.get(1).book(), shownByA, null);
            Item sentByA = sends(a, 1, pair.get(0).book(), shownByB, null);
            assertThat(sentByB.outcome()).isEqualTo(i == 0 ? Outcome.RECORDED : Outcome.REPEATED);
            assertThat(sentByA.outcome()).isEqualTo(i == 0 ? Outcome.RECORDED : Outcome.REPEATED);
            assertThat(state(sentByA)).isEqualTo(MeetingState.DONE);
        }
        assertThat(copies.journey(pair.get(0).book())).isNotNull();
        assertThat(sends(a, 1, given.listed(a.family(), given.aVolume()), shownByB, null)
                        .outcome())
                .isEqualTo(Outcome.SEQUENCE_USED);
    }

    @Test
    void aLabelIsNoCodeAndAForgedCodeChangesNothing() {
        List<Member> pair = homes.ring(2);
        Member a = pair.get(0);
        Member b = pair.get(1);
        assertThat(flaw(sends(
                        Phone.of(b.family()),
                        1,
                        b.book(),
                        "HTTPS://YSL.CN/B/" + a.book().value(),
                        null)))
                .isEqualTo(MeetingFlaw.CODE_NOT_OURS);
        String good = code(a);
        String forged = good.substring(0, good.length() - 6) + "AAAAAA";
        assertThatThrownBy(() -> sends(Phone.of(b.family()), 2, b.book(), forged, null))
                .isInstanceOf(Refused.class);
        assertThat(homes.status(a)).isEqualTo(CopyStatus.LISTED);
        assertThat(reads.contradictions(null, 100).items())
                .extracting(MeetingReads.ContradictionView::because)
                .contains(MeetingFlaw.CODE_NOT_OURS);
    }

    @Test
    void aCodeIsGoodForHoursByTheTimeOfTheMeetingNotOfTheSending() {
        List<Member> pair = homes.ring(2);
        String shownByA = code(pair.get(0));
        String shownByB = code(pair.get(1));
        OffsetDateTime met = OffsetDateTime.now();
        QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), Duration.ofDays(3)), Clock.class);
        assertThat(state(sendsAt(Phone.of(pair.get(0).family()), 1, pair.get(0).book(), shownByB, met)))
                .isEqualTo(MeetingState.WAITING);
        assertThat(state(sendsAt(Phone.of(pair.get(1).family()), 1, pair.get(1).book(), shownByA, met)))
                .isEqualTo(MeetingState.DONE);
        Member late = homes.ring(2).get(0);
        assertThat(flaw(sends(Phone.of(late.family()), 1, late.book(), shownByA, null)))
                .isIn(MeetingFlaw.CODE_TOO_OLD, MeetingFlaw.BOOK_GONE);
    }

    @Test
    void twoWhoNameDifferentBooksAreBothShownToStaff() {
        List<Member> pair = homes.ring(2);
        Member a = pair.get(0);
        Member b = pair.get(1);
        CopyCode another = given.listed(b.family(), given.aVolume());
        sends(Phone.of(b.family()), 1, another, code(a), null);
        assertThat(flaw(sends(Phone.of(a.family()), 1, a.book(), code(b), null)))
                .isEqualTo(MeetingFlaw.OTHER_BOOK);
        assertThat(reads.of(b.family(), null, 1).items().get(0).because()).isEqualTo(MeetingFlaw.OTHER_BOOK);
        assertThat(homes.status(a)).isEqualTo(CopyStatus.LISTED);
    }

    @Test
    void aBookThatIsGoneByThenIsWrittenDownAndNotBounced() {
        List<Member> pair = homes.ring(2);
        Member a = pair.get(0);
        Member b = pair.get(1);
        String shownByA = code(a);
        String shownByB = code(b);
        sends(Phone.of(b.family()), 1, b.book(), shownByA, null);
        homes.brings(a);
        assertThat(flaw(sends(Phone.of(a.family()), 1, a.book(), shownByB, null)))
                .isEqualTo(MeetingFlaw.BOOK_GONE);
        assertThat(homes.book(b).household()).isEqualTo(b.family().household());
    }

    @Test
    void nobodySwapsWithinAHousehold() {
        Caller family = given.aFamily();
        CopyCode one = given.listed(family, given.aVolume());
        CopyCode other = given.listed(family, given.aVolume());
        assertThat(flaw(sends(
                        Phone.of(family), 1, one, codes.make(family, other).code(), null)))
                .isEqualTo(MeetingFlaw.SAME_FAMILY);
    }

    @Test
    void aFamilyMeetsNoMoreOthersADayThanTheRulesAllow() {
        Caller collector = given.aFamily();
        Phone phone = Phone.of(collector);
        for (int i = 1; i <= 6; i++) {
            Caller other = given.aFamily();
            CopyCode mine = given.listed(collector, given.aVolume());
            CopyCode theirs = given.listed(other, given.aVolume());
            String shown = codes.make(other, theirs).code();
            sends(phone, i, mine, shown, null);
            String asked = reads.of(other, null, 1).items().get(0).id();
            Item answered = sends(Phone.of(other), 1, theirs, null, asked);
            if (i <= 5) {
                assertThat(state(answered)).isEqualTo(MeetingState.DONE);
            } else {
                assertThat(flaw(answered)).isEqualTo(MeetingFlaw.TOO_MANY);
                assertThatThrownBy(() -> codes.make(collector, mine))
                        .isInstanceOfSatisfying(Refused.class, no -> assertThat(no.refusal())
                                .isEqualTo(MeetingRefusal.MEETING_CAP_REACHED));
            }
        }
    }

    @Test
    void aBookThatWasPromisedElsewhereHasNoCode() {
        List<Member> pair = homes.ring(2);
        homes.agreed(pair);
        assertThatThrownBy(() -> code(pair.get(0))).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.refusal())
                .isEqualTo(MeetingRefusal.MEETING_BOOK_NOT_YOURS));
    }

    private String code(Member member) {
        return codes.make(member.family(), member.book()).code();
    }

    private Item sends(Phone phone, long sequence, CopyCode gives, @Nullable String code, @Nullable String confirms) {
        OffsetDateTime now = OffsetDateTime.now(Clock.systemUTC());
        MeetingsForm.Event event = new MeetingsForm.Event(sequence, now, gives.value(), code, confirms);
        return meetings.add(phone.family(), new MeetingsForm(phone.device(), now, List.of(event)))
                .items()
                .get(0);
    }

    /** Days later, by a phone whose clock is right. */
    private Item sendsAt(Phone phone, long sequence, CopyCode gives, String code, OffsetDateTime met) {
        MeetingsForm.Event event = new MeetingsForm.Event(sequence, met, gives.value(), code, null);
        OffsetDateTime now = OffsetDateTime.now().plusDays(3);
        return meetings.add(phone.family(), new MeetingsForm(phone.device(), now, List.of(event)))
                .items()
                .get(0);
    }

    private static MeetingState state(Item item) {
        return Objects.requireNonNull(item.meeting()).state();
    }

    private static @Nullable MeetingFlaw flaw(Item item) {
        return Objects.requireNonNull(item.meeting()).because();
    }
}
