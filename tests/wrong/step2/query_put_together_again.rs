// Mistake: the path is split at the question mark and its query is handed over as pairs of text, so an encoded value is encoded twice.
// Caught by: exercise_5_reply::one_call_is_one_get_of_that_path
// ANCHOR: exercise_2_5
        let request = self.http.get({
            let (path, query) = path.split_once('?').unwrap_or((path, ""));
            let mut url = reqwest::Url::parse(&step1::join(&self.base_url, path)).map_err(|e| ApiError::InvalidRequest { cause: e.into() })?;
            for pair in query.split('&').filter(|p| !p.is_empty()) {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                url.query_pairs_mut().append_pair(name, value);
            }
            url
        });
        let response = request.send().await.map_err(ApiError::from_reqwest)?;
        let status = response.status();
        let headers = response.headers().clone();
        
        let body = response.bytes().await;
        if !status.is_success() {
            let now = std::time::SystemTime::now();
            return Err(ApiError::from_status(status, crate::retry_after(&headers, now)));
        }
        Ok(Reply { status, headers, body: body.map_err(ApiError::from_reqwest)? })
// ANCHOR_END: exercise_2_5
