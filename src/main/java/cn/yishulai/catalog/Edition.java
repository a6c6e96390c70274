package cn.yishulai.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A work as one publisher brought it out (版本), in one or several volumes. */
@Entity(name = "edition")
class Edition {

    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "work_id")
    private Work work;

    private String title;
    private @Nullable String author;
    private @Nullable String publisher;
    private @Nullable String series;
    private @Nullable Short year;

    @Column(name = "price_fen")
    private @Nullable Integer priceFen;

    @SuppressWarnings("NullAway.Init")
    protected Edition() {}

    Edition(Work work, Description book) {
        this();
        this.work = work;
        this.title = book.title();
        this.author = book.author();
        this.publisher = book.publisher();
        this.series = book.series();
        Integer printed = book.year();
        this.year = printed == null ? null : printed.shortValue();
        this.priceFen = book.priceFen();
    }

    UUID id() {
        return id;
    }

    Work work() {
        return work;
    }
}
