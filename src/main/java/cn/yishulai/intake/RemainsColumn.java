package cn.yishulai.intake;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** How it is written down what was left of pooled prices. */
@Converter
class RemainsColumn implements AttributeConverter<Remains, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Remains remains) {
        return remains == null ? null : BasisColumn.write(remains);
    }

    @Override
    public @Nullable Remains convertToEntityAttribute(@Nullable String written) {
        return written == null ? null : BasisColumn.read(written, Remains.class);
    }
}
