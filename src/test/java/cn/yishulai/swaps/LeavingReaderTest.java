package cn.yishulai.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yishulai.Audited;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.ledger.Balance;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Farewells;
import cn.yishulai.people.Households;
import cn.yishulai.people.PersonForm;
import cn.yishulai.people.PersonKind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reader leaves the service with books on their way. */
@QuarkusTest
@Audited
class LeavingReaderTest {

    @Inject
    SwapFixture given;

    @Inject
    Farewells farewells;

    @Inject
    Households households;

    @Inject
    CopyReads copies;

    UUID centre;
    UUID volume;
    Caller leaving;

    @BeforeEach
    void aNeighbourhood() {
        centre = given.aSite();
        volume = given.aVolume();
        leaving = given.aFamilyWithCredits(2);
    }

    @Test
    void whatWaitsForThemEndsAndTheHeldCreditIsTheFamilysAgain() {
        UUID stays = households
                .addPerson(leaving.personId(), new PersonForm("外婆", PersonKind.ELDER, null, null))
                .id();
        given.brought(given.aFamily(), volume, centre);
        UUID held = given.asks(leaving, volume, centre);
        UUID inLine = given.asks(leaving, given.aVolume(), centre);
        assertThat(given.credits(leaving)).isEqualTo(new Balance(1, 1));
        farewells.erase(leaving, leaving.personId());
        assertThat(given.credits(leaving)).isEqualTo(new Balance(2, 0));
        Caller elder = new Caller(leaving.role(), stays, leaving.household(), leaving.sites(), "外婆");
        assertThat(given.request(elder, held).state()).isEqualTo(RequestState.CANCELLED);
        assertThat(given.request(elder, inLine).state()).isEqualTo(RequestState.CANCELLED);
    }

    @Test
    void theCopyGoesToTheNextInLine() {
        given.brought(given.aFamily(), volume, centre);
        given.asks(leaving, volume, centre);
        Caller next = given.aFamilyWithCredits(1);
        UUID waiting = given.asks(next, volume, centre);
        assertThat(given.request(next, waiting).state()).isEqualTo(RequestState.OPEN);
        farewells.erase(leaving, leaving.personId());
        assertThat(given.request(next, waiting).state()).isEqualTo(RequestState.ACCEPTED);
    }

    @Test
    void whatNobodyIsLeftToLendIsNotListedAnyMore() {
        CopyCode listed = given.listed(leaving, volume);
        farewells.erase(leaving, leaving.personId());
        assertThat(copies.facts(listed).status()).isEqualTo(CopyStatus.WITHDRAWN);
    }
}
