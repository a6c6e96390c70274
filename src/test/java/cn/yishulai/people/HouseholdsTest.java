package cn.yishulai.people;

import static cn.yishulai.people.PeopleRefusal.AGE_BAND_NEEDED;
import static cn.yishulai.people.PeopleRefusal.CONSENT_NEEDED;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_FULL;
import static cn.yishulai.people.PeopleRefusal.HOUSEHOLD_UNKNOWN;
import static cn.yishulai.people.PeopleRefusal.NICKNAME_MALFORMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Refused;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HouseholdsTest {

    @Inject
    Households households;

    @Test
    void aFamilyIsFoundByItsCardAndShowsGrownUpsFirst() {
        HouseholdView family = households.found("王芳");
        UUID mother = family.persons().get(0).id();
        households.addPerson(mother, child("小米", AgeBand.FROM_7_TO_10, "2026-1"));
        households.addPerson(mother, new PersonForm("外婆", PersonKind.ELDER, null, null));
        HouseholdView found = households.view(households.requireByCode(family.familyCode()));
        assertThat(found.persons()).extracting(PersonView::nickname).containsExactly("王芳", "外婆", "小米");
        assertThat(households.firstAdult(family.id())).isEqualTo(mother);
        assertThat(households.isIn(mother, family.id())).isTrue();
        assertThat(households.isIn(mother, UUID.randomUUID())).isFalse();
        assertThat(households.maskedPhone(family.id())).isNull();
    }

    @Test
    void aSlipShowsANicknameAndTheEndOfTheFamilyCode() {
        HouseholdView family = households.found("老李");
        UUID person = family.persons().get(0).id();
        String code = family.familyCode().value();
        assertThat(households.deskLabels(List.of(person, UUID.randomUUID())))
                .containsOnlyKeys(person)
                .containsValue("老李 " + code.substring(6));
    }

    @Test
    void aChildNeedsAConsentToAPublishedNoticeAndAnAgeBand() {
        UUID mother = households.found("王芳").persons().get(0).id();
        assertRefused(CONSENT_NEEDED, () -> households.addPerson(mother, child("小米", AgeBand.UNDER_7, null)));
        assertRefused(CONSENT_NEEDED, () -> households.addPerson(mother, child("小米", AgeBand.UNDER_7, "never")));
        assertRefused(AGE_BAND_NEEDED, () -> households.addPerson(mother, child("小米", null, "2026-1")));
        assertRefused(
                AGE_BAND_NEEDED,
                () -> households.addPerson(mother, new PersonForm("外婆", PersonKind.ELDER, AgeBand.UNDER_7, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\u0000b", "\u202Eevil", "a\nb", "\uD800", "　\u200B"})
    void aNicknameIsVisible(String nickname) {
        UUID mother = households.found("王芳").persons().get(0).id();
        assertRefused(
                NICKNAME_MALFORMED,
                () -> households.addPerson(mother, new PersonForm(nickname, PersonKind.ADULT, null, null)));
    }

    @Test
    void aHouseholdIsNoClubEvenWhenManyJoinAtOnce() {
        HouseholdView family = households.found("王芳");
        UUID first = family.persons().get(0).id();
        List<CompletableFuture<Boolean>> joins = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> joins(first, "成员" + i)))
                .toList();
        assertThat(joins.stream().filter(CompletableFuture::join)).hasSize(Households.MOST_PERSONS - 1);
        assertThat(households.personsOf(family.id())).hasSize(Households.MOST_PERSONS);
    }

    @Test
    void aCardOfNobodyIsRefused() {
        assertRefused(HOUSEHOLD_UNKNOWN, () -> households.requireByCode(FamilyCode.random()));
        assertRefused(HOUSEHOLD_UNKNOWN, () -> households.view(UUID.randomUUID()));
    }

    private boolean joins(UUID asker, String nickname) {
        try {
            households.addPerson(asker, new PersonForm(nickname, PersonKind.ADULT, null, null));
            return true;
        } catch (Refused refused) {
            assertThat(refused.refusal()).isEqualTo(HOUSEHOLD_FULL);
            return false;
        }
    }

    private static PersonForm child(String nickname, @Nullable AgeBand band, @Nullable String version) {
        return new PersonForm(nickname, PersonKind.CHILD, band, version);
    }

    private static void assertRefused(
            PeopleRefusal expected, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThat(catchThrowableOfType(Refused.class, call).refusal()).isEqualTo(expected);
    }
}
