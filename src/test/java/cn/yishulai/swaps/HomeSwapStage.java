package cn.yishulai.swaps;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.intake.DropOffForm;
import cn.yishulai.intake.DropOffs;
import cn.yishulai.intake.InspectionForm;
import cn.yishulai.kernel.CopyCode;
import cn.yishulai.kernel.FamilyCode;
import cn.yishulai.kernel.Grade;
import cn.yishulai.people.Caller;
import cn.yishulai.people.Households;
import cn.yishulai.people.Somebody;
import cn.yishulai.swaps.HomeSwapLeg.IfEnded;
import io.quarkus.arc.Arc;
import java.util.List;
import java.util.UUID;

/** Swaps between families for tests of other rooms: one that was found, and a book that waits to go home. */
public final class HomeSwapStage {

    private HomeSwapStage() {}

    /** A swap that was proposed to this family and another, whose books are fetched at this site. */
    public static String proposed(Somebody family, UUID site) {
        Caller mine = family.caller();
        Caller other = Somebody.aCitizen().caller();
        SwapFixture given = bean(SwapFixture.class);
        UUID a = given.aVolume();
        UUID b = given.aVolume();
        given.listed(mine, a);
        given.listed(other, b);
        given.asks(other, a, site);
        given.asks(mine, b, site);
        bean(HomeSwapFixture.class).searched(mine);
        return bean(HomeSwapReads.class).of(mine, null, 1).items().get(0).id();
    }

    /** The code of a book that this family brought to the site for a swap that came to nothing. */
    public static String goesHome(Somebody family, UUID site) {
        UUID swap = UUID.fromString(proposed(family, site));
        HomeSwaps swaps = bean(HomeSwaps.class);
        HomeSwap found = bean(HomeSwapFixture.class).raw(swap);
        HomeSwapForm home = new HomeSwapForm(site.toString(), IfEnded.HOME);
        for (HomeSwapLeg leg : found.legs()) {
            swaps.agree(citizen(leg.household()), swap, home);
        }
        HomeSwapView view = bean(HomeSwapReads.class).show(family.caller(), swap);
        String code = String.valueOf(view.books().get(0).copyCode());
        SwapFixture given = bean(SwapFixture.class);
        brought(given.card(family.caller()), code, site);
        found.legs().stream()
                .map(HomeSwapLeg::household)
                .filter(household -> !household.equals(family.caller().household()))
                .forEach(household -> swaps.decline(citizen(household), swap));
        return code;
    }

    /** Families by their cards, each with the first of these titles that is its own and a wish for the next; found. */
    public static void ring(List<String> cards, List<String> titles, UUID site) {
        SwapFixture given = bean(SwapFixture.class);
        List<UUID> volumes = titles.stream().map(HomeSwapStage::volume).toList();
        for (int i = 0; i < cards.size(); i++) {
            given.listed(family(cards.get(i)), volumes.get(i));
        }
        for (int i = 0; i < cards.size(); i++) {
            given.asks(family(cards.get(i)), volumes.get((i + 1) % cards.size()), site);
        }
        bean(HomeSwapFixture.class).searched(family(cards.get(0)));
    }

    /** A book on the family's shelf that it would swap. */
    public static void lists(String card, String title) {
        bean(SwapFixture.class).listed(family(card), volume(title));
    }

    public static void agrees(String card) {
        Caller caller = family(card);
        String swap =
                bean(HomeSwapReads.class).of(caller, null, 1).items().get(0).id();
        bean(HomeSwaps.class).agree(caller, UUID.fromString(swap), new HomeSwapForm(null, null));
    }

    /** To the desk, where it is graded as good. */
    public static void brings(String card, UUID site) {
        HomeSwapView swap =
                bean(HomeSwapReads.class).of(family(card), null, 1).items().get(0);
        brought(card, String.valueOf(swap.books().get(0).copyCode()), site);
    }

    private static void brought(String card, String code, UUID site) {
        Caller staff = bean(SwapFixture.class).staffAt(site);
        String session = bean(DropOffs.class)
                .open(staff, new DropOffForm(site.toString(), card))
                .id();
        bean(Deposits.class)
                .inspect(
                        staff,
                        UUID.fromString(session),
                        new InspectionForm(new CopyCode(code).value(), null, null, Grade.GOOD, null, null, null));
    }

    private static UUID volume(String title) {
        return bean(Volumes.class).add(VolumeForm.titled(title)).id();
    }

    /** A new one; its card. */
    public static String aFamily() {
        SwapFixture given = bean(SwapFixture.class);
        return given.card(given.aFamily());
    }

    private static Caller family(String card) {
        return citizen(bean(Households.class).findByCode(new FamilyCode(card)).orElseThrow());
    }

    private static Caller citizen(UUID household) {
        return bean(SwapFixture.class).grownUp(household);
    }

    private static <T> T bean(Class<T> kind) {
        return Arc.container().instance(kind).get();
    }
}
