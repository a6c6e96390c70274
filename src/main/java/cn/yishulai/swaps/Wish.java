package cn.yishulai.swaps;

import cn.yishulai.kernel.Grade;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asked for (心愿): the book pointed at and how wide, in which condition, fetched where. It stays as it was
 * said while a copy is promised, and is what the request goes back to when that copy is lost.
 */
@Embeddable
@NullUnmarked
class Wish {

    @Enumerated(EnumType.STRING)
    @Column(name = "wish", updatable = false)
    private WishKind kind;

    @Column(name = "alike", updatable = false)
    private String[] alike;

    @Column(name = "wished_volume")
    private UUID wishedVolume;

    @Column(name = "wished_site", updatable = false)
    private UUID wishedSite;

    @Column(name = "also_sites", updatable = false)
    private UUID[] alsoSites;

    @Enumerated(EnumType.STRING)
    @Column(name = "worst_grade", updatable = false)
    private Grade worstGrade;

    @Column(name = "for_family")
    private boolean forFamily;

    protected Wish() {}

    Wish(UUID pointedAt, Width width, UUID preferred, Terms terms) {
        this.kind = width.kind();
        this.alike = width.names();
        this.wishedVolume = pointedAt;
        this.wishedSite = preferred;
        this.alsoSites = terms.alsoSites().toArray(UUID[]::new);
        this.worstGrade = terms.worstGrade();
        this.forFamily = terms.forFamily();
    }

    /** Exactly this volume, in any condition, for one person. */
    static Wish forVolume(UUID volume, UUID site) {
        return new Wish(volume, Width.VOLUME, site, Terms.ANY);
    }

    /** How far from the book that was pointed at. */
    record Width(WishKind kind, Set<Alike> alike) {

        static final Width VOLUME = new Width(WishKind.VOLUME, Set.of());

        Width {
            alike = Set.copyOf(alike);
            if ((kind == WishKind.LIKE) == alike.isEmpty()) {
                throw SwapRefusal.WISH_UNCLEAR.because(
                        "what is alike is said of a wish for something like a book, and only there");
            }
        }

        String @Nullable [] names() {
            return alike.isEmpty()
                    ? null
                    : alike.stream().sorted().map(Enum::name).toArray(String[]::new);
        }
    }

    /** @param worstGrade the worst condition that is taken; null for any */
    record Terms(@Nullable Grade worstGrade, List<UUID> alsoSites, boolean forFamily) {

        static final Terms ANY = new Terms(null, List.of(), false);

        Terms {
            alsoSites = alsoSites.stream().distinct().toList();
        }
    }

    Wish copy() {
        return new Wish(
                wishedVolume, new Width(kind, alike()), wishedSite, new Terms(worstGrade, alsoSites(), forFamily));
    }

    /** The book pointed at turned out to be another. */
    void pointAt(UUID other) {
        wishedVolume = other;
    }

    /** Its reader alone waits on. */
    void forOneReader() {
        forFamily = false;
    }

    WishKind kind() {
        return kind;
    }

    Set<Alike> alike() {
        return alike == null
                ? Set.of()
                : Arrays.stream(alike)
                        .map(Alike::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Alike.class)));
    }

    UUID volume() {
        return wishedVolume;
    }

    UUID site() {
        return wishedSite;
    }

    List<UUID> alsoSites() {
        return List.of(alsoSites);
    }

    /** The preferred site first. */
    List<UUID> sites() {
        return Stream.concat(Stream.of(wishedSite), alsoSites().stream())
                .distinct()
                .toList();
    }

    /** Where a copy that stands there is fetched: there if the reader comes there, so that nothing is carried. */
    UUID fetchedFrom(UUID standsAt) {
        return sites().contains(standsAt) ? standsAt : wishedSite;
    }

    Grade worstGrade() {
        return worstGrade;
    }

    boolean forFamily() {
        return forFamily;
    }
}
