package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.CopyFacts;
import cn.yishulai.copies.CopyReads;
import cn.yishulai.copies.CopyStatus;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.kernel.Page;
import cn.yishulai.people.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Families in a ring: each has on its shelf what the one before it wishes. */
@ApplicationScoped
public class HomeSwapFixture {

    @Inject
    SwapFixture given;

    @Inject
    Volumes volumes;

    @Inject
    Requests requests;

    @Inject
    HomeSwaps swaps;

    @Inject
    HomeSwapReads reads;

    @Inject
    HomeSwapRows rows;

    @Inject
    HomeSwapClock clock;

    @Inject
    Session database;

    @Inject
    CopyReads copies;

    @Inject
    DropOffs dropOffs;

    @Inject
    Deposits deposits;

    /** A family, the book it gives and the wish it has for the book of the next. */
    record Member(Caller family, CopyCode book, UUID wish, UUID site) {}

    /** Proposed as soon as the last of them has said what it wishes. */
    List<Member> ring(int size) {
        return ring(size, 0);
    }

    /** The first so many wish something by the author of the next one's book, and point at another book of that author. */
    List<Member> ring(int size, int wider) {
        UUID site = given.aSite();
        List<Caller> families = new ArrayList<>();
        List<String> authors = new ArrayList<>();
        List<UUID> titles = new ArrayList<>();
        List<CopyCode> books = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            families.add(given.aFamily());
            authors.add("作者" + UUID.randomUUID());
            titles.add(by(authors.get(i)));
            books.add(given.listed(families.get(i), titles.get(i)));
        }
        List<Member> ring = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            UUID wish = i < wider
                    ? requests.place(families.get(i), like(by(authors.get(next)), site))
                    : given.asks(families.get(i), titles.get(next), site);
            ring.add(new Member(families.get(i), books.get(i), wish, site));
        }
        return ring;
    }

    UUID by(String author) {
        return volumes.add(new VolumeForm("书 " + UUID.randomUUID(), null, author, null, null, null))
                .id();
    }

    static RequestForm like(UUID volume, UUID site) {
        return new RequestForm(
                volume.toString(),
                site.toString(),
                null,
                null,
                null,
                WishKind.LIKE,
                Set.of(Alike.AUTHOR),
                null,
                null,
                null);
    }

    /** Found already, or by the clock. */
    UUID proposed(List<Member> ring) {
        searched(ring.get(0).family());
        return swapOf(ring.get(0));
    }

    /** Until something was found for the family. */
    void searched(Caller family) {
        for (int i = 0; i < 20 && reads.of(family, null, 1).items().isEmpty(); i++) {
            tick();
        }
    }

    UUID swapOf(Member member) {
        return UUID.fromString(reads.of(member.family(), null, 1).items().get(0).id());
    }

    UUID agreed(List<Member> ring) {
        UUID swap = proposed(ring);
        ring.forEach(member -> swaps.agree(
                member.family(), swap, new HomeSwapForm(member.site().toString(), null)));
        return swap;
    }

    /** Over the counter, graded as good. */
    DepositView brings(Member member) {
        return brings(member, Grade.GOOD);
    }

    DepositView brings(Member member, Grade grade) {
        return brings(member, grade, false);
    }

    DepositView brings(Member member, Grade grade, boolean gift) {
        Caller staff = given.staffAt(member.site());
        UUID session = UUID.fromString(
                dropOffs.open(staff, new DropOffForm(member.site().toString(), given.card(member.family())))
                        .id());
        return deposits.inspect(
                staff, session, new InspectionForm(member.book().value(), null, null, grade, gift, null, null));
    }

    Page<HomeSwapView> reads(Caller family) {
        return reads.of(family, null, 10);
    }

    HomeSwap raw(UUID swap) {
        return QuarkusTransaction.requiringNew().call(() -> rows.find(swap).orElseThrow());
    }

    HomeSwapView view(Member member, UUID swap) {
        return reads.show(member.family(), swap);
    }

    /** One searches at a time: the clock of the test's own server, if it does just now, is waited for. */
    void tick() {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("SELECT one FROM home_swap_search FOR UPDATE", Object.class)
                        .getSingleResult());
        clock.tick();
    }

    CopyFacts book(Member member) {
        return copies.facts(member.book());
    }

    CopyStatus status(Member member) {
        return book(member).status();
    }

    RequestState wish(Member member) {
        return given.request(member.family(), member.wish()).state();
    }
}
