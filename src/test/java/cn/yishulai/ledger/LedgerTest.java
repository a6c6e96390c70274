package cn.yishulai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yishulai.kernel.Credits;
import cn.yishulai.kernel.Refused;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LedgerTest {

    @Inject
    Ledger ledger;

    @Inject
    EntityManager em;

    private final UUID family = UUID.randomUUID();

    /** Not kept: no copy was handed over for it, and the audit would say so. */
    @Test
    @TestTransaction
    void aCreditIsGivenHeldAndBurned() {
        post(CreditKind.GRANT, 3);
        post(CreditKind.HOLD, 2);
        post(CreditKind.BURN, 1);
        post(CreditKind.RELEASE, 1);
        assertThat(ledger.balance(family)).isEqualTo(new Balance(2, 0));
        assertThat(ledger.statement(family, null, 100).items())
                .extracting(EntryView::kind)
                .containsExactly(CreditKind.RELEASE, CreditKind.BURN, CreditKind.HOLD, CreditKind.GRANT);
    }

    @Test
    void noPurseFallsBelowZero() {
        post(CreditKind.GRANT, 1);
        assertRefused(CreditKind.HOLD, 2);
        assertRefused(CreditKind.BURN, 1);
        assertThat(ledger.balance(family)).isEqualTo(new Balance(1, 0));
    }

    @Test
    void oneReferenceGivesOnce() {
        UUID occasion = UUID.randomUUID();
        Posting posting = new Posting(family, UUID.randomUUID(), occasion, null, "a welcome");
        ledger.post(CreditKind.GRANT, Credits.ONE, posting);
        assertThatThrownBy(() -> ledger.post(CreditKind.GRANT, Credits.ONE, posting))
                .hasStackTraceContaining("credit_transaction_once");
        assertThat(ledger.balance(family).free()).isEqualTo(1);
    }

    @Test
    void entriesAreNeitherChangedNorRemovedNorUnbalanced() {
        post(CreditKind.GRANT, 1);
        for (String crime : new String[] {
            "UPDATE credit_entry SET amount = amount * 2",
            "DELETE FROM credit_entry",
            "UPDATE credit_transaction SET reason = 'nothing to see'",
            "DELETE FROM credit_transaction"
        }) {
            assertThatThrownBy(() -> sql(crime)).as(crime).hasStackTraceContaining("append-only");
        }
        assertThatThrownBy(() -> sql("INSERT INTO credit_entry (transaction_id, account_id, amount)"
                        + " SELECT transaction_id, account_id, 5 FROM credit_entry LIMIT 1"))
                .hasStackTraceContaining("does not sum to zero");
    }

    @Test
    void aStatementIsReadPageByPage() {
        for (int i = 0; i < 5; i++) {
            post(CreditKind.GRANT, 1);
        }
        StatementView first = ledger.statement(family, null, 3);
        StatementView second = ledger.statement(family, first.nextAfter(), 3);
        assertThat(first.items()).hasSize(3).doesNotContainAnyElementsOf(second.items());
        assertThat(second.items()).hasSize(2);
        assertThat(second.nextAfter()).isNull();
        assertThatThrownBy(() -> ledger.statement(family, "page two", 3)).isInstanceOf(Refused.class);
    }

    private void post(CreditKind kind, long credits) {
        ledger.post(
                kind, new Credits(credits), new Posting(family, UUID.randomUUID(), UUID.randomUUID(), null, "a test"));
    }

    private void assertRefused(CreditKind kind, long credits) {
        assertThatThrownBy(() -> post(kind, credits))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(LedgerRefusal.CREDIT_SHORT));
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> em.createNativeQuery(statement).executeUpdate());
    }
}
