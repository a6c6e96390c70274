package cn.yishulai.intake;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** How it is written down how credits were counted. */
@Converter
class WorthColumn implements AttributeConverter<Worth, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Worth worth) {
        return worth == null ? null : BasisColumn.write(worth);
    }

    @Override
    public @Nullable Worth convertToEntityAttribute(@Nullable String written) {
        return written == null ? null : BasisColumn.read(written, Worth.class);
    }
}
