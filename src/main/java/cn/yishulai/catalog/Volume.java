package cn.yishulai.catalog;

import cn.yishulai.kernel.BookNumber;
import cn.yishulai.kernel.BookNumberKind;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** What has a spine of its own (分册): what is asked for, listed and queued for. A single book is one volume. */
@Entity(name = "volume")
class Volume {

    /** A book number in the place where it stands on the volume: the set's, the volume's own. */
    @Embeddable
    record Number(
            @Column(name = "number") String number,
            @Enumerated(EnumType.STRING) @Column(name = "kind") BookNumberKind kind) {}

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "edition_id")
    private Edition edition;

    private @Nullable String label;

    @ElementCollection
    @CollectionTable(name = "volume_number", joinColumns = @JoinColumn(name = "volume_id"))
    @OrderColumn(name = "position")
    private List<Number> numbers;

    @SuppressWarnings("NullAway.Init")
    protected Volume() {}

    Volume(Edition edition, @Nullable String label, List<BookNumber> printed) {
        this();
        this.edition = edition;
        this.label = label;
        this.numbers = new ArrayList<>();
        printed.stream().distinct().map(n -> new Number(n.value(), n.kind())).forEach(numbers::add);
    }

    UUID id() {
        return id;
    }

    Edition edition() {
        return edition;
    }

    @Nullable
    String label() {
        return label;
    }
}
