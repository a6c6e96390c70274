package cn.yishulai.boot;

import cn.yishulai.catalog.VolumeForm;
import cn.yishulai.catalog.Volumes;
import cn.yishulai.copies.Copies;
import cn.yishulai.copies.Disposition;
import cn.yishulai.copies.Move;
import cn.yishulai.people.Caller;
import cn.yishulai.people.HouseholdView;
import cn.yishulai.people.Role;
import cn.yishulai.swaps.RequestForm;
import cn.yishulai.swaps.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The books of the demonstration: forty works that belong to everybody. The first family has brought three and has
 * their credits to spend; the second keeps five at home and lends them; the third gave thirty, which stand on shelves,
 * has one credit, and wishes for a book that nobody has brought yet.
 */
@ApplicationScoped
class DemonstrationBooks {

    private final Volumes volumes;
    private final Copies copies;
    private final Requests requests;
    private final DemonstrationCounter counter;

    DemonstrationBooks(Volumes volumes, Copies copies, Requests requests, DemonstrationCounter counter) {
        this.volumes = volumes;
        this.copies = copies;
        this.requests = requests;
        this.counter = counter;
    }

    /** @return the works, as the list has them */
    List<UUID> arrive(DemonstrationSites.Ids places, DemonstrationPeople.Ids people) {
        List<UUID> works =
                works().stream().map(volumes::add).map(volume -> volume.id()).toList();
        HouseholdView first = people.families().get(0);
        HouseholdView second = people.families().get(1);
        HouseholdView third = people.families().get(2);
        DemonstrationCounter.Desk centre = new DemonstrationCounter.Desk(places.centre(), people.librarian());

        counter.bring(centre, first, works.subList(0, 3), false);
        works.subList(3, 8).forEach(work -> registerAtHome(second, work));
        wish(third, works.get(8), places.centre()); // works 8 and 9 are in the catalogue only
        counter.bring(centre, third, works.subList(10, 11), false);
        counter.bring(centre, third, works.subList(11, 25), true);
        int next = 25;
        for (UUID room : places.readingRooms()) {
            counter.bring(
                    new DemonstrationCounter.Desk(room, people.librarian()),
                    third,
                    works.subList(next, next + 5),
                    true);
            next += 5;
        }
        return works;
    }

    private void registerAtHome(HouseholdView family, UUID work) {
        copies.register(
                family.id(),
                work,
                Disposition.CALLABLE,
                null,
                Move.by(family.persons().get(0).id(), "registered at home"));
    }

    private void wish(HouseholdView family, UUID work, UUID pickup) {
        var adult = family.persons().get(0);
        requests.place(
                new Caller(Role.CITIZEN, adult.id(), family.id(), Set.of(), adult.nickname()),
                RequestForm.forVolume(work, pickup, true, null));
    }

    /** A line each: title, and author where one is known. */
    static List<VolumeForm> works() {
        try (InputStream in =
                Objects.requireNonNull(DemonstrationBooks.class.getResourceAsStream("demonstration-works.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\\|"))
                    .map(parts -> new VolumeForm(parts[0], null, parts.length > 1 ? parts[1] : null, null, null, null))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
