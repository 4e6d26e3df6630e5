import UploadQueue

/// Writes what a person notes, marks and ticks.
extension QueueWatch {
  /// One after the other: what was ticked last is what stays.
  func keep(_ steps: TickedSteps) {
    noteWork.add { [session] in
      do throws(JournalError) { try await session.keep(steps) } catch { self.post(.journalFailed(error)) }
    }
  }

  /// One after the other, so that a mark set and taken away again is not there.
  func annotate(_ subject: Subject, _ wish: AnnotationWish) {
    noteWork.add { [session] in
      do throws(JournalError) {
        if let record = try await session.annotate(subject, wish) { self.post(.annotated(record)) }
      } catch { self.post(.annotationFailed(subject, wish, error)) }
    }
  }
}
